"""The values that field and expansion parameters may have (OpenAPI 2.167, and the older names)."""

_POST = """
    article article_title attachments card_uri community_id context_annotations conversation_id
    created_at display_text_range edit_controls entities geo id lang matched_media_notes media_metadata
    non_public_metrics note_post note_request_suggestions organic_metrics paid_partnership
    possibly_sensitive promoted_metrics public_metrics reply_settings scopes source
    suggested_source_links suggested_source_links_with_counts text withheld
"""
_OLD_POST = "author_id edit_history_tweet_ids in_reply_to_user_id note_tweet referenced_tweets"
_USER = """
    confirmed_email connection_status created_at description entities id is_identity_verified location
    name parody profile_banner_url profile_image_url protected public_metrics receives_your_dm
    subscribes_to_you subscription subscription_type url username verified verified_followers_count
    verified_type withheld
"""
_MEDIA = """
    alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url
    promoted_metrics public_metrics type url variants width
"""
_EXPANSIONS = """
    article.cover_media article.media_entities attachments.media_keys attachments.media_source_tweet
    attachments.poll_ids author_id edit_history_post_ids entities.mentions.username geo.place_id
    in_reply_to_user_id referenced_posts username edit_history_tweet_ids referenced_tweets.id
    referenced_tweets.id.author_id
"""

FIELD_NAMES = {
    "post.fields": frozenset(_POST.split()),
    "tweet.fields": frozenset(_POST.split() + _OLD_POST.split()),
    "user.fields": frozenset(_USER.split()),
    "media.fields": frozenset(_MEDIA.split()),
    "poll.fields": frozenset(["duration_minutes", "end_datetime", "id", "options", "voting_status"]),
    "place.fields": frozenset(
        ["contained_within", "country", "country_code", "full_name", "geo", "id", "name", "place_type"]
    ),
    "expansions": frozenset(_EXPANSIONS.split()),
    "exclude": frozenset({"replies", "retweets"}),
    "command": frozenset({"STATUS"}),
}
USER_EXPANSIONS = frozenset(["affiliation", "most_recent_post_id", "pinned_post_id", "pinned_tweet_id"])

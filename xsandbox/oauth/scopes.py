"""The scopes X knows, in the words the consent page uses."""

WORDS = {
    "tweet.read": "See posts you can see, including those of protected accounts",
    "tweet.write": "Post and repost for you",
    "tweet.moderate.write": "Hide and show replies to your posts",
    "users.read": "See accounts you can see, including protected ones",
    "users.email": "See your e-mail address",
    "follows.read": "See whom you follow and who follows you",
    "follows.write": "Follow and unfollow accounts for you",
    "offline.access": "Stay connected until you revoke access",
    "space.read": "See Spaces you can see",
    "mute.read": "See accounts you have muted",
    "mute.write": "Mute and unmute accounts for you",
    "like.read": "See posts you have liked",
    "like.write": "Like and unlike posts for you",
    "list.read": "See your lists",
    "list.write": "Manage your lists",
    "block.read": "See accounts you have blocked",
    "block.write": "Block and unblock accounts for you",
    "bookmark.read": "See your bookmarks",
    "bookmark.write": "Manage your bookmarks",
    "dm.read": "See your direct messages",
    "dm.write": "Send and manage your direct messages",
    "media.write": "Upload pictures and videos for you",
    "broadcast.read": "See your live broadcasts and their chat",
    "broadcast.write": "Manage your live broadcasts",
    "timeline.read": "See custom timelines you can see",
}


def known(scopes: list[str]) -> list[str]:
    """In the order asked, once each."""
    return [scope for scope in dict.fromkeys(scopes) if scope in WORDS]


def unknown(scopes: list[str]) -> list[str]:
    """X leaves these out without a word; the consent page names them."""
    return [scope for scope in dict.fromkeys(scopes) if scope not in WORDS]

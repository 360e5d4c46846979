CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS people (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL COLLATE NOCASE UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    verified INTEGER NOT NULL DEFAULT 0,
    subscription TEXT NOT NULL DEFAULT 'None',
    protected INTEGER NOT NULL DEFAULT 0,
    suspended INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS grants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by TEXT,
    refreshes INTEGER NOT NULL DEFAULT 0,
    reuses INTEGER NOT NULL DEFAULT 0
);

-- Times are milliseconds of the sandbox clock; secrets are kept as SHA-256.
CREATE TABLE IF NOT EXISTS codes (
    hash TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    scope TEXT NOT NULL,
    challenge TEXT NOT NULL,
    method TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS tokens (
    hash TEXT PRIMARY KEY,
    grant_id INTEGER NOT NULL REFERENCES grants,
    kind TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    spent INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS tokens_grant ON tokens (grant_id);

-- The truth: rows are added in the order they were committed and never taken away.
CREATE TABLE IF NOT EXISTS posts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id INTEGER NOT NULL UNIQUE,
    author_id TEXT NOT NULL,
    text TEXT NOT NULL,
    parent_id INTEGER,
    conversation_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    media TEXT NOT NULL,
    extras TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    committed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX IF NOT EXISTS posts_author ON posts (author_id, id);
CREATE INDEX IF NOT EXISTS posts_fingerprint ON posts (author_id, fingerprint);
CREATE INDEX IF NOT EXISTS posts_parent ON posts (parent_id);

CREATE TABLE IF NOT EXISTS media (
    id INTEGER PRIMARY KEY,
    owner_id TEXT NOT NULL,
    category TEXT NOT NULL,
    mime TEXT NOT NULL,
    total_bytes INTEGER NOT NULL,
    content BLOB,
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    alt_text TEXT NOT NULL DEFAULT '',
    expires_at INTEGER NOT NULL,
    ready_at INTEGER
);

CREATE TABLE IF NOT EXISTS chunks (
    media_id INTEGER NOT NULL REFERENCES media,
    segment INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (media_id, segment)
);

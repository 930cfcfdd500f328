-- One text for SQLite and PostgreSQL. Ids are 16 bytes, instants microseconds UTC. What names a patient or a
-- professional is sealed (see Sealer) or a keyed hash (see IdentifierIndex). patient_id leads every key of a dossier.

-- Names this store; the data folder keeps the same name beside the contents that the rows stand for.
CREATE TABLE store_identity (
    store_id BYTEA PRIMARY KEY
);

CREATE TABLE server_key (
    key_id BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL,
    private_key BYTEA NOT NULL, -- sealed
    created_at BIGINT NOT NULL
);

CREATE TABLE session (
    session_id BYTEA PRIMARY KEY,
    caller BYTEA NOT NULL, -- sealed
    opened_at BIGINT NOT NULL,
    renewed_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE INDEX session_opening ON session (opened_at);

CREATE TABLE used_assertion (
    assertion_id BYTEA PRIMARY KEY,
    expires_at BIGINT NOT NULL
);

CREATE INDEX used_assertion_expiry ON used_assertion (expires_at);

CREATE TABLE patient_identifier (
    identifier_hash BYTEA PRIMARY KEY,
    patient_id BYTEA NOT NULL
);

CREATE TABLE dossier (
    patient_id BYTEA PRIMARY KEY,
    status BIGINT NOT NULL,
    traits BYTEA NOT NULL, -- sealed
    attached BIGINT NOT NULL,
    closed_at BIGINT,
    closing_reason TEXT NOT NULL,
    seq BIGINT NOT NULL
);

CREATE TABLE submission (
    patient_id BYTEA NOT NULL,
    submission_id BYTEA NOT NULL,
    author_hash BYTEA NOT NULL,
    request_id BYTEA NOT NULL,
    manifest BYTEA NOT NULL, -- sealed, as received
    manifest_sha256 BYTEA NOT NULL,
    signature BYTEA NOT NULL, -- sealed, as received
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, submission_id),
    UNIQUE (patient_id, author_hash, request_id)
);

CREATE TABLE document (
    patient_id BYTEA NOT NULL,
    entry_id BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    submission_id BYTEA NOT NULL,
    logical_id BYTEA NOT NULL,
    unique_id TEXT NOT NULL,
    replaced_by TEXT,
    status BIGINT NOT NULL,
    hidden_from_professionals BIGINT NOT NULL,
    hidden_from_patient BIGINT NOT NULL,
    hidden_from_representatives BIGINT NOT NULL,
    metadata BYTEA NOT NULL, -- sealed DocumentMetadata
    content_id BYTEA NOT NULL,
    size BIGINT NOT NULL,
    sha1 BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, entry_id),
    UNIQUE (patient_id, unique_id),
    UNIQUE (patient_id, seq)
);

CREATE INDEX document_content ON document (content_id);

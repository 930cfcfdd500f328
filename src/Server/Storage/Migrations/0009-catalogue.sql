-- The catalogue of applications that the State references, and what patients let them do.

-- An application as it stands. Nothing of it is about anybody.
CREATE TABLE catalogue_application (
    application_id TEXT PRIMARY KEY,
    signal_id BYTEA NOT NULL, -- what those who look after its calls listen to
    name TEXT NOT NULL,
    status BIGINT NOT NULL, -- an ApplicationStatus of the contract
    status_reason TEXT NOT NULL,
    body BYTEA NOT NULL -- the version in force: an Application of the contract; empty while the first is referenced
);

CREATE INDEX catalogue_application_name ON catalogue_application (name, application_id);

-- Every version that was referenced, and what it was judged on.
CREATE TABLE catalogue_version (
    application_id TEXT NOT NULL,
    version TEXT NOT NULL,
    referenced_at BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (application_id, version)
);

CREATE TABLE catalogue_grant (
    patient_id BYTEA NOT NULL,
    grant_id BYTEA NOT NULL,
    application_id TEXT NOT NULL,
    scopes BIGINT NOT NULL, -- a bit for each GrantScope of the contract
    purposes BIGINT NOT NULL, -- a bit for each GrantPurpose
    granted_by BYTEA NOT NULL, -- the patient, or the representative of a minor
    patient BYTEA NOT NULL, -- sealed: the identity that the consent was given under
    consent BYTEA NOT NULL, -- sealed: the words
    activated_at BIGINT NOT NULL, -- the activation of the account: another one is another account
    granted_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    ending BIGINT NOT NULL, -- a GrantEnding
    secret_hash BYTEA, -- null until it is paired
    PRIMARY KEY (patient_id, grant_id)
);

CREATE INDEX catalogue_grant_id ON catalogue_grant (grant_id);
CREATE INDEX catalogue_grant_latest ON catalogue_grant (patient_id, granted_at);
CREATE INDEX catalogue_grant_application ON catalogue_grant (application_id);

CREATE TABLE pairing_code (
    code_hash BYTEA PRIMARY KEY, -- with the application
    patient_id BYTEA NOT NULL,
    grant_id BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX pairing_code_expiry ON pairing_code (expires_at);
CREATE INDEX pairing_code_patient ON pairing_code (patient_id);

CREATE TABLE measure (
    patient_id BYTEA NOT NULL,
    measure_id BYTEA NOT NULL,
    code_hash BYTEA NOT NULL, -- of what is measured, with the patient
    measured_at BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    body BYTEA NOT NULL, -- sealed: a Measure of the contract
    PRIMARY KEY (patient_id, measure_id)
);

CREATE INDEX measure_latest ON measure (patient_id, measured_at, measure_id);

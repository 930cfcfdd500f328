-- Accounts. What names a person is sealed or a keyed hash; a dossier's row holds the traits and the identity.

-- Where the account of a person stands (see CompteTitulaire). The row serialises all that happens to the account; it is
-- taken before the dossier's.
CREATE TABLE compte (
    patient_id BYTEA PRIMARY KEY,
    status BIGINT NOT NULL, -- a CompteStatus of the contract
    announced_at BIGINT,
    opposition_ends_at BIGINT,
    created_at BIGINT,
    activated_at BIGINT,
    closed_at BIGINT,
    closing_motive BIGINT NOT NULL,
    erase_at BIGINT,
    traces_erase_at BIGINT, -- when the contents went before the traces
    majority_at BIGINT, -- null unless a minor's
    died_at BIGINT,
    was_open BIGINT NOT NULL, -- whether it was ever announced or activated: no wave takes the person again
    due_at BIGINT -- when something happens to it by itself
);

CREATE INDEX compte_due ON compte (due_at);

-- What the insurance told of a person.
CREATE TABLE assure (
    patient_id BYTEA PRIMARY KEY,
    regime TEXT NOT NULL,
    department TEXT NOT NULL,
    vitale_hash BYTEA NOT NULL,
    contact BYTEA NOT NULL, -- sealed: postal and electronic address
    registered_at BIGINT NOT NULL
);

CREATE INDEX assure_vitale ON assure (vitale_hash);
CREATE INDEX assure_wave ON assure (department, regime, patient_id);

-- Who acts for a minor, the parent of attachment first.
CREATE TABLE legal_representative (
    patient_id BYTEA NOT NULL,
    representative_id BYTEA NOT NULL,
    rank BIGINT NOT NULL,
    PRIMARY KEY (patient_id, representative_id)
);

CREATE INDEX legal_representative_minors ON legal_representative (representative_id);

CREATE TABLE provisional_code (
    code_id BYTEA PRIMARY KEY,
    patient_id BYTEA NOT NULL,
    code_hash BYTEA NOT NULL, -- with the patient
    status BIGINT NOT NULL, -- a CodeStatus
    tries BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX provisional_code_patient ON provisional_code (patient_id);
CREATE INDEX provisional_code_expiry ON provisional_code (status, expires_at);

-- How many codes were asked for with a Vitale card, known or not.
CREATE TABLE code_demand (
    vitale_hash BYTEA NOT NULL,
    day BIGINT NOT NULL,
    demands BIGINT NOT NULL,
    PRIMARY KEY (vitale_hash, day)
);

-- Letters that the operator has not acknowledged yet. Ranks are drawn under courrier_rank's row, so that none appears
-- below one that was seen.
CREATE TABLE courrier (
    rank BIGINT PRIMARY KEY,
    patient_id BYTEA NOT NULL,
    holds_code BIGINT NOT NULL, -- whether it goes with the code that it holds; what only tells something is sent all the same
    body BYTEA NOT NULL -- sealed
);

CREATE INDEX courrier_patient ON courrier (patient_id);

CREATE TABLE courrier_rank (
    last BIGINT NOT NULL
);

INSERT INTO courrier_rank (last) VALUES (0);

-- How far a wave has come, for whoever asks for it again.
CREATE TABLE wave (
    caller_hash BYTEA NOT NULL,
    request_id BYTEA NOT NULL,
    request_hash BYTEA NOT NULL,
    announced BIGINT NOT NULL,
    more BIGINT, -- null until it is over
    began_at BIGINT NOT NULL,
    PRIMARY KEY (caller_hash, request_id)
);

CREATE TABLE credential (
    patient_id BYTEA PRIMARY KEY,
    salt BYTEA NOT NULL,
    password_hash BYTEA NOT NULL, -- sealed
    iterations BIGINT NOT NULL,
    totp_secret BYTEA NOT NULL, -- sealed
    totp_step BIGINT NOT NULL -- the last that served
);

-- Failures to sign in as somebody, known or not.
CREATE TABLE sign_in_failure (
    subject BYTEA PRIMARY KEY, -- the patient's id, or the keyed hash of an identity that nobody has
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    blocked_until BIGINT
);

CREATE INDEX sign_in_failure_age ON sign_in_failure (last_at);

CREATE TABLE compte_session (
    session_id BYTEA PRIMARY KEY,
    patient_id BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    renewed_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE INDEX compte_session_patient ON compte_session (patient_id);
CREATE INDEX compte_session_opening ON compte_session (opened_at);

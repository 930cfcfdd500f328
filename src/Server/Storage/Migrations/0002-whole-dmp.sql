-- Authorisations, oppositions, access contexts, visits, changes. What names a patient or a professional is sealed or a
-- keyed hash; a caller is hashed by PS_IdNat, or by Struct_IdNat where a structure acts.

ALTER TABLE dossier ADD COLUMN identifier BYTEA; -- sealed: the identity that answers tell
ALTER TABLE dossier ADD COLUMN bris_de_glace_opposed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN urgence_opposed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN last_document_at BIGINT;

-- What a dossier can be found by without its identity: keyed hashes of normalised traits.
CREATE TABLE trait_key (
    trait_hash BYTEA NOT NULL,
    patient_id BYTEA NOT NULL,
    PRIMARY KEY (trait_hash, patient_id)
);

CREATE INDEX trait_key_patient ON trait_key (patient_id);

-- Who may read: a professional, or all those of a structure (équipe de soins).
CREATE TABLE dossier_authorization (
    patient_id BYTEA NOT NULL,
    holder_hash BYTEA NOT NULL,
    structure_hash BYTEA NOT NULL,
    status BIGINT NOT NULL, -- VALIDE, INTERDIT or NON_EXISTE; EXPIRE follows from expires_at
    medecin_traitant BIGINT NOT NULL,
    holder BYTEA NOT NULL, -- sealed
    consent BYTEA, -- sealed, as it was told
    started_at BIGINT,
    last_action_at BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (patient_id, holder_hash)
);

CREATE INDEX dossier_authorization_holder ON dossier_authorization (holder_hash, last_action_at);
CREATE INDEX dossier_authorization_structure ON dossier_authorization (structure_hash, last_action_at);

CREATE TABLE feeding_opposition (
    patient_id BYTEA NOT NULL,
    structure_hash BYTEA NOT NULL,
    opposed BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, structure_hash)
);

CREATE TABLE access_context (
    context_id BYTEA PRIMARY KEY,
    session_id BYTEA NOT NULL,
    patient_id BYTEA NOT NULL,
    mode BIGINT NOT NULL,
    secret BIGINT NOT NULL,
    reason BYTEA, -- sealed; null unless the glass was broken
    opened_at BIGINT NOT NULL
);

CREATE INDEX access_context_opening ON access_context (opened_at);

CREATE TABLE visit (
    patient_id BYTEA NOT NULL,
    caller_hash BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    previous_at BIGINT,
    searches_left BIGINT NOT NULL,
    PRIMARY KEY (patient_id, caller_hash)
);

CREATE TABLE search_rate (
    caller_hash BYTEA NOT NULL,
    hour BIGINT NOT NULL,
    searches BIGINT NOT NULL,
    PRIMARY KEY (caller_hash, hour)
);

-- The answers to mutations, for those who send them again.
CREATE TABLE answered_request (
    patient_id BYTEA NOT NULL,
    caller_hash BYTEA NOT NULL,
    request_id BYTEA NOT NULL,
    request_sha256 BYTEA NOT NULL,
    answer BYTEA NOT NULL, -- sealed
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, caller_hash, request_id)
);

CREATE INDEX answered_request_age ON answered_request (answered_at);

ALTER TABLE document ADD COLUMN revision_id BYTEA; -- the entryUUID since metadata first changed
ALTER TABLE document ADD COLUMN archived BIGINT NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN origin BIGINT NOT NULL DEFAULT 1;
ALTER TABLE document ADD COLUMN deleted_at BIGINT;
ALTER TABLE document ADD COLUMN body_sha256 BYTEA;

-- One row per vaccine and day of a dossier: what the current vaccination notes tell.
CREATE TABLE vaccination (
    patient_id BYTEA NOT NULL,
    vaccine TEXT NOT NULL,
    given_on TEXT NOT NULL,
    vaccination_id TEXT NOT NULL,
    entry_id BYTEA NOT NULL, -- of the note
    PRIMARY KEY (patient_id, vaccine, given_on),
    UNIQUE (patient_id, entry_id)
);

CREATE TABLE dossier_event (
    patient_id BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    kind BIGINT NOT NULL, -- a ChangeKind of the contract
    entry_id BYTEA NOT NULL,
    replaced_unique_id TEXT,
    was_masked BIGINT NOT NULL DEFAULT 0, -- before the event
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, seq)
);

INSERT INTO dossier_event (patient_id, seq, kind, entry_id, happened_at)
SELECT patient_id, seq, 1, entry_id, submitted_at FROM document;

UPDATE dossier SET last_document_at = (
    SELECT MAX(submitted_at) FROM document WHERE document.patient_id = dossier.patient_id);

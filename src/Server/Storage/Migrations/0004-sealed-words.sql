-- Why a dossier was closed is words about a patient; what a note tells of a vaccination is only ever compared.

ALTER TABLE dossier DROP COLUMN closing_reason;
ALTER TABLE dossier ADD COLUMN closing_reason BYTEA; -- sealed; null unless closed

DROP TABLE vaccination;

-- One row per vaccine and day of a dossier: what the current vaccination notes tell, as keyed hashes.
CREATE TABLE vaccination (
    patient_id BYTEA NOT NULL,
    vaccine_hash BYTEA NOT NULL, -- of the vaccine and its day
    identifier_hash BYTEA NOT NULL, -- of the substanceAdministration id
    entry_id BYTEA NOT NULL, -- of the note
    PRIMARY KEY (patient_id, vaccine_hash),
    UNIQUE (patient_id, entry_id)
);

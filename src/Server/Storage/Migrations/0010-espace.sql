-- What a person is told, decides and tells in the dossier.

-- A notification has a rank of its own: it may tell of no access at all.
ALTER TABLE patient_notification ADD COLUMN trace_rank BIGINT; -- null when it tells of no access

UPDATE patient_notification SET trace_rank = rank;

-- How far a reader, the patient or a representative, has been told.
CREATE TABLE notification_mark (
    patient_id BYTEA NOT NULL,
    reader_id BYTEA NOT NULL,
    up_to_rank BIGINT NOT NULL,
    PRIMARY KEY (patient_id, reader_id)
);

CREATE TABLE medical_profile (
    patient_id BYTEA PRIMARY KEY,
    profile BYTEA NOT NULL, -- sealed Profil
    unique_id TEXT NOT NULL -- of the document that tells it
);

-- Given in a secret connection: representatives do not see it.
ALTER TABLE dossier_authorization ADD COLUMN secret BIGINT NOT NULL DEFAULT 0;

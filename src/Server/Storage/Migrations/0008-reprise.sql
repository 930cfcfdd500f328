-- The dossiers that were imported, so that each comes once however often its file is read. It outlives the dossier: one that
-- was erased must not come back.
CREATE TABLE imported_dossier (
    dossier_hash BYTEA PRIMARY KEY, -- of the name that it had where it came from
    patient_id BYTEA NOT NULL UNIQUE,
    content_hash BYTEA NOT NULL, -- of its line
    source_hash BYTEA NOT NULL, -- of the name of its file
    line BIGINT NOT NULL,
    lacking BIGINT NOT NULL, -- documents whose bytes have not come
    imported_at BIGINT NOT NULL,
    erase_at BIGINT -- when a dossier that came in closed goes, unless its person has an account by then; null when nothing is due
);

CREATE INDEX imported_dossier_due ON imported_dossier (erase_at);

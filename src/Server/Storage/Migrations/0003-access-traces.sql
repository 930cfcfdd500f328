-- The accesses to each dossier, chained (see TraceChain): ranks start at 1 and leave no gap.
CREATE TABLE access_trace (
    patient_id BYTEA NOT NULL,
    rank BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    caller_hash BYTEA NOT NULL,
    hidden_from_representatives BIGINT NOT NULL,
    body BYTEA NOT NULL, -- sealed
    mac BYTEA NOT NULL,
    PRIMARY KEY (patient_id, rank)
);

CREATE INDEX access_trace_caller ON access_trace (patient_id, caller_hash, rank);

-- Where the chain of a dossier ends. Its row serialises the dossier's traces.
CREATE TABLE access_trace_head (
    patient_id BYTEA PRIMARY KEY,
    trace_count BIGINT NOT NULL,
    seal BYTEA NOT NULL
);

-- What a patient is to be told; the rank is that of the access trace it tells of.
CREATE TABLE patient_notification (
    patient_id BYTEA NOT NULL,
    rank BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    hidden_from_representatives BIGINT NOT NULL,
    body BYTEA NOT NULL, -- sealed
    PRIMARY KEY (patient_id, rank)
);

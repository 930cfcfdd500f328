-- Persons whom the national register found, for as long as the operator lets them be told again to the same structure.
CREATE TABLE ins_answer (
    key_hash BYTEA PRIMARY KEY, -- of the structure and of what it asked
    body BYTEA NOT NULL, -- sealed
    kept_at BIGINT NOT NULL
);

CREATE INDEX ins_answer_age ON ins_answer (kept_at);

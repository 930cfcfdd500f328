-- The register of identities of a sandbox. What names a person is sealed or a keyed hash.
CREATE TABLE ins_identity (
    identity_id BYTEA PRIMARY KEY,
    traits_hash BYTEA NOT NULL, -- of birth name, sex and birth date together
    body BYTEA NOT NULL -- sealed
);

CREATE INDEX ins_identity_traits ON ins_identity (traits_hash);

-- Numbers, beneficiaries of Vitale cards and tokens of their application, each as a keyed hash.
CREATE TABLE ins_key (
    key_hash BYTEA PRIMARY KEY,
    identity_id BYTEA NOT NULL
);

-- Appointments, slots and reminders.

-- What writers of one agenda hold, a patient's (under the patient's id) or a professional's (under a keyed hash).
CREATE TABLE agenda (
    agenda_id BYTEA PRIMARY KEY,
    seq BIGINT NOT NULL
);

CREATE TABLE agenda_event (
    agenda_id BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    kind BIGINT NOT NULL, -- an AgendaChangeKind of the contract
    patient_id BYTEA NOT NULL,
    rendez_vous_id BYTEA NOT NULL,
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (agenda_id, seq)
);

CREATE INDEX agenda_event_patient ON agenda_event (patient_id);

CREATE TABLE rendez_vous (
    patient_id BYTEA NOT NULL,
    rendez_vous_id BYTEA NOT NULL,
    agenda_id BYTEA, -- the professional's; null for what the patient noted alone
    structure_hash BYTEA, -- colleagues see the agenda
    creneau_id BYTEA, -- null when no slot was booked
    secret BIGINT NOT NULL, -- 1: representatives do not see it
    answers_rule BIGINT NOT NULL, -- 1: it cites a rule of the calendars
    version BIGINT NOT NULL,
    body BYTEA NOT NULL, -- sealed: a RendezVous of the contract
    PRIMARY KEY (patient_id, rendez_vous_id)
);

CREATE INDEX rendez_vous_answer ON rendez_vous (patient_id) WHERE answers_rule = 1;

-- Every time that an appointment takes place: a series is bounded.
CREATE TABLE rendez_vous_time (
    patient_id BYTEA NOT NULL,
    rendez_vous_id BYTEA NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    agenda_id BYTEA,
    structure_hash BYTEA,
    creneau_id BYTEA,
    secret BIGINT NOT NULL,
    cancelled BIGINT NOT NULL,
    PRIMARY KEY (patient_id, rendez_vous_id, starts_at)
);

CREATE INDEX rendez_vous_time_patient ON rendez_vous_time (patient_id, starts_at, rendez_vous_id);
CREATE INDEX rendez_vous_time_agenda ON rendez_vous_time (agenda_id, starts_at, rendez_vous_id);

CREATE TABLE creneau (
    creneau_id BYTEA PRIMARY KEY,
    agenda_id BYTEA NOT NULL,
    structure_hash BYTEA NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    capacity BIGINT NOT NULL,
    booked BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    allows_overlap BIGINT NOT NULL, -- 1: the professional let it be at the same time as something else
    body BYTEA NOT NULL -- sealed: a Creneau of the contract
);

CREATE INDEX creneau_agenda ON creneau (agenda_id, starts_at, creneau_id);

-- A fixed reminder that was not told yet: it goes in the write that tells it.
CREATE TABLE rendez_vous_reminder (
    patient_id BYTEA NOT NULL,
    rendez_vous_id BYTEA NOT NULL,
    starts_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, rendez_vous_id, starts_at, due_at)
);

CREATE INDEX rendez_vous_reminder_due ON rendez_vous_reminder (due_at, patient_id, rendez_vous_id, starts_at);

-- When the rules of the calendars are next looked at for a patient. What was due before `since` is listed, and not told.
CREATE TABLE rappel_schedule (
    patient_id BYTEA PRIMARY KEY,
    since BIGINT NOT NULL,
    due_at BIGINT NOT NULL
);

CREATE INDEX rappel_schedule_due ON rappel_schedule (due_at, patient_id);

CREATE TABLE rappel_told (
    patient_id BYTEA NOT NULL,
    rappel_id TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, rappel_id)
);

-- Accounts of before.
INSERT INTO rappel_schedule (patient_id, since, due_at)
SELECT c.patient_id, COALESCE(c.activated_at, 0), 0 FROM compte c WHERE c.activated_at IS NOT NULL AND c.closed_at IS NULL;

-- What a note tells, beside the keyed hashes: the rules of the vaccination calendar look at it. Null for notes of before.
ALTER TABLE vaccination ADD COLUMN told BYTEA;

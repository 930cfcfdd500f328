-- Messages between mailboxes. A mailbox is named by the patient_id of its patient, or by a keyed hash of its holder and its
-- address; its id leads every key of what it alone holds.

-- Its events are ranked under this row.
CREATE TABLE messagerie_boite (
    boite_id BYTEA PRIMARY KEY,
    seq BIGINT NOT NULL
);

CREATE TABLE messagerie_conversation (
    conversation_id BYTEA PRIMARY KEY,
    patient_id BYTEA, -- the patient who takes part; null among professionals
    body BYTEA NOT NULL, -- sealed: a Conversation of the contract, its subject and who takes part
    boites BYTEA NOT NULL, -- the mailboxes of those who take part, 16 bytes each, in the order of the body
    hidden_from_representatives BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    closing_shown_at BIGINT -- when it was closed as far as representatives know
);

CREATE TABLE messagerie_participation (
    boite_id BYTEA NOT NULL,
    conversation_id BYTEA NOT NULL,
    last_at BIGINT NOT NULL, -- the last message
    shown_at BIGINT NOT NULL, -- the last that representatives see; in a conversation hidden from them, its first
    PRIMARY KEY (boite_id, conversation_id)
);

CREATE INDEX messagerie_participation_latest ON messagerie_participation (boite_id, last_at, conversation_id);
CREATE INDEX messagerie_participation_shown ON messagerie_participation (boite_id, shown_at, conversation_id);

CREATE TABLE messagerie_message (
    message_id BYTEA PRIMARY KEY,
    conversation_id BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    body BYTEA NOT NULL -- sealed: a Message of the contract, as it was sent
);

-- A message in one mailbox: its sender's too.
CREATE TABLE messagerie_remise (
    boite_id BYTEA NOT NULL,
    message_id BYTEA NOT NULL,
    conversation_id BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    sent BIGINT NOT NULL, -- 1 in the mailbox that sent it
    hidden_from_representatives BIGINT NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (boite_id, message_id)
);

CREATE INDEX messagerie_remise_conversation ON messagerie_remise (boite_id, conversation_id, sent_at, message_id);
CREATE INDEX messagerie_remise_unread ON messagerie_remise (boite_id, conversation_id) WHERE read_at IS NULL;
CREATE INDEX messagerie_remise_message ON messagerie_remise (message_id);

-- That a recipient has read a message whose sender asked to be told. It is the sender's, as the mail that tells it would be.
CREATE TABLE messagerie_accuse (
    message_id BYTEA NOT NULL,
    recipient BIGINT NOT NULL, -- the rank among the recipients that the message names
    read_at BIGINT NOT NULL,
    PRIMARY KEY (message_id, recipient)
);

CREATE TABLE messagerie_piece (
    message_id BYTEA NOT NULL,
    rank BIGINT NOT NULL,
    content_id BYTEA NOT NULL,
    PRIMARY KEY (message_id, rank)
);

CREATE INDEX messagerie_piece_content ON messagerie_piece (content_id);

-- The documents that an attachment was deposited as.
CREATE TABLE messagerie_depot (
    message_id BYTEA NOT NULL,
    rank BIGINT NOT NULL,
    boite_id BYTEA NOT NULL, -- the mailbox that deposited it
    patient_id BYTEA NOT NULL, -- whose dossier
    unique_id TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (message_id, rank, boite_id, patient_id, unique_id)
);

CREATE INDEX messagerie_depot_patient ON messagerie_depot (patient_id);

-- The words of the messages of a mailbox, to be searched by: so many of a message and no more.
CREATE TABLE messagerie_mot (
    boite_id BYTEA NOT NULL,
    word_hash BYTEA NOT NULL, -- with the mailbox
    message_id BYTEA NOT NULL,
    PRIMARY KEY (boite_id, word_hash, message_id)
);

CREATE TABLE messagerie_evenement (
    boite_id BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    kind BIGINT NOT NULL, -- a MailboxEventKind of the contract
    conversation_id BYTEA NOT NULL,
    message_id BYTEA, -- null when the conversation was closed without one
    hidden_from_representatives BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (boite_id, seq)
);

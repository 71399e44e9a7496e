-- Files of patients and visits from the system that the clinic used before, and how far each has come.
CREATE TABLE imports (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('PATIENTS', 'VISITS')),
    system      text        NOT NULL,
    file_name   text        NOT NULL,
    letters     text        NOT NULL,
    separator   text        NOT NULL,
    headings    text[]      NOT NULL,
    columns     text[]      NOT NULL,  -- NAME=3: the name stands in the fourth
    state       text        NOT NULL CHECK (state IN ('READY', 'RUNNING', 'STOPPED', 'FINISHED')),
    rows        integer     NOT NULL,
    done        integer     NOT NULL,
    made        integer     NOT NULL,
    in_doubt    integer     NOT NULL,
    known       integer     NOT NULL,
    refused     integer     NOT NULL,
    by          uuid        NOT NULL,
    laid_up_at  timestamptz NOT NULL,
    begun_at    timestamptz,
    finished_at timestamptz,
    CHECK (done = made + known + refused AND done <= rows)
);
CREATE INDEX imports_running ON imports (begun_at) WHERE state = 'RUNNING';

-- The file itself, until all of it is taken in.
CREATE TABLE import_pieces (
    import_id uuid    NOT NULL REFERENCES imports ON DELETE CASCADE,
    number    integer NOT NULL,
    bytes     bytea   NOT NULL,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE refused_rows (
    import_id uuid   NOT NULL REFERENCES imports ON DELETE CASCADE,
    line      bigint NOT NULL,
    cells     text[] NOT NULL,
    faults    text[] NOT NULL,
    PRIMARY KEY (import_id, line)
);

-- What a row, or a number of another system, has become: digests, of which nothing can be read.
CREATE TABLE origins (
    digest text PRIMARY KEY,
    made   uuid NOT NULL
);

ALTER TABLE audit ADD COLUMN import_id uuid;

-- Somebody has to see whether two patients are one.
ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check;
ALTER TABLE tasks
    ADD COLUMN other_id uuid,
    ADD CONSTRAINT tasks_kind_check
        CHECK (kind IN ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE', 'RED_FLAG', 'POSSIBLY_SAME')) NOT VALID,
    ADD CONSTRAINT possibly_the_same_as_another CHECK ((other_id IS NULL) = (kind <> 'POSSIBLY_SAME')) NOT VALID;

CREATE TABLE locations (
    id     uuid PRIMARY KEY,
    name   text NOT NULL,
    street text NOT NULL,
    city   text NOT NULL,
    phone  text NOT NULL,
    zone   text NOT NULL
);

CREATE TABLE practitioners (
    id       uuid PRIMARY KEY,
    name     text NOT NULL,
    title_sv text NOT NULL,
    title_en text NOT NULL
);

CREATE TABLE treatments (
    id        uuid PRIMARY KEY,
    code      text NOT NULL UNIQUE,
    name_sv   text NOT NULL,
    name_en   text NOT NULL,
    minutes   integer NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    price     integer NOT NULL CHECK (price >= 0),
    listed_at integer NOT NULL
);

-- Who gives which treatment where.
CREATE TABLE offers (
    treatment_id    uuid NOT NULL REFERENCES treatments,
    practitioner_id uuid NOT NULL REFERENCES practitioners,
    location_id     uuid NOT NULL REFERENCES locations,
    PRIMARY KEY (treatment_id, practitioner_id, location_id)
);

-- Local times of the location; closing at midnight is written 24:00 by people and 00:00 here.
CREATE TABLE working_hours (
    practitioner_id uuid NOT NULL REFERENCES practitioners,
    location_id     uuid NOT NULL REFERENCES locations,
    weekday         integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens           time NOT NULL,
    closes          time NOT NULL,
    PRIMARY KEY (practitioner_id, weekday, opens),
    CHECK (opens < closes OR closes = '00:00')
);

-- What other services were last told, so that each change is announced once.
CREATE TABLE catalogue_announcements (
    item_id     uuid PRIMARY KEY,
    fingerprint text NOT NULL
);

-- A copy of what content has published, latest version only.
CREATE TABLE conditions (
    id                uuid NOT NULL,
    locale            text NOT NULL,
    version           integer NOT NULL,
    slug              text NOT NULL,
    name              text NOT NULL,
    safety_questions  jsonb NOT NULL,
    suited_treatments jsonb NOT NULL,
    PRIMARY KEY (id, locale)
);

-- Two letters, ISO 3166: whose public holidays the location keeps, unless it is open on them.
ALTER TABLE locations
    ADD COLUMN country            text    NOT NULL DEFAULT 'SE' CHECK (country ~ '^[A-Z]{2}$'),
    ADD COLUMN closed_on_holidays boolean NOT NULL DEFAULT true;

-- Days on which the clinic is closed for a reason of its own, or that no calendar of holidays knows.
CREATE TABLE closed_days (
    location_id uuid NOT NULL REFERENCES locations,
    date        date NOT NULL,
    PRIMARY KEY (location_id, date)
);
CREATE INDEX closed_days_by_date ON closed_days (date);

-- What differs from the weekday on one date; closing at midnight is 00:00, so 00:00 to 00:00 is the whole day.
CREATE TABLE changed_hours (
    id              uuid PRIMARY KEY,
    practitioner_id uuid NOT NULL REFERENCES practitioners,
    location_id     uuid REFERENCES locations,
    date            date NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('EXTRA', 'OTHER', 'ABSENT')),
    opens           time NOT NULL DEFAULT '00:00',
    closes          time NOT NULL DEFAULT '00:00',
    CHECK (opens < closes OR closes = '00:00'),
    CHECK ((kind = 'ABSENT') = (location_id IS NULL))
);
CREATE INDEX changed_hours_by_day ON changed_hours (practitioner_id, date);

-- Minutes kept free around each visit. They lie inside the time it takes, so the constraint guards them too.
ALTER TABLE treatments
    ADD COLUMN buffer_before integer NOT NULL DEFAULT 0 CHECK (buffer_before BETWEEN 0 AND 240),
    ADD COLUMN buffer_after  integer NOT NULL DEFAULT 0 CHECK (buffer_after BETWEEN 0 AND 240);

-- How many visits for a treatment a practitioner receives in one day of the location.
CREATE TABLE daily_limits (
    practitioner_id uuid NOT NULL REFERENCES practitioners,
    treatment_id    uuid NOT NULL REFERENCES treatments,
    most            integer NOT NULL CHECK (most >= 0),
    PRIMARY KEY (practitioner_id, treatment_id)
);

-- Rooms and equipment: what a visit takes besides the practitioner.
CREATE TABLE resources (
    id          uuid PRIMARY KEY,
    location_id uuid NOT NULL REFERENCES locations,
    kind        text NOT NULL CHECK (kind IN ('ROOM', 'EQUIPMENT')),
    name        text NOT NULL,
    UNIQUE (id, location_id)
);

-- Each need of a treatment at a location (1 for a room, 2 for a machine) is met by one of its resources, the one with
-- the lowest preference first. A resource meets one need only, so that a visit never needs it twice.
CREATE TABLE needs (
    treatment_id uuid NOT NULL REFERENCES treatments,
    location_id  uuid NOT NULL,
    need         integer NOT NULL,
    resource_id  uuid NOT NULL,
    preference   integer NOT NULL,
    PRIMARY KEY (treatment_id, location_id, resource_id),
    FOREIGN KEY (resource_id, location_id) REFERENCES resources (id, location_id)
);

-- The practitioner's row of a hold or a visit says what for, where, and when the patient is seen: buffers lie around
-- that. A row without a visit is a room's, or a block: lunch, a meeting.
ALTER TABLE taken_time
    ADD COLUMN treatment_id uuid,
    ADD COLUMN location_id  uuid,
    ADD COLUMN visit        tstzrange CHECK (visit <@ during),
    -- Of a hold: since when, and a fingerprint of the network address it was made from.
    ADD COLUMN held_since   timestamptz,
    ADD COLUMN held_from    text;
UPDATE taken_time t
   SET treatment_id = a.treatment_id, location_id = a.location_id, visit = t.during
  FROM appointments a
 WHERE a.id = t.owner_id;
CREATE INDEX taken_time_held ON taken_time (expires_at, held_from) WHERE expires_at IS NOT NULL;

-- Who waits for a record while somebody merges it gets the lock of what is a pointer by then, and kept it while waiting for
-- the record that it points to; whoever erases that one holds it and waits for its pointers. What is begun in a block of its
-- own is taken back with its locks: so nobody waits with a pointer in hand, and pointers are locked only by who holds the
-- record that is kept.
CREATE FUNCTION locked_kept_record(asked uuid, strength text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    kept uuid;
BEGIN
    LOOP
        SELECT coalesce(merged_into, id) INTO kept FROM patients WHERE id = asked;
        IF kept IS NULL THEN
            RETURN asked;
        END IF;
        BEGIN
            IF strength = 'KEY SHARE' THEN
                PERFORM FROM patients WHERE id = kept AND merged_into IS NULL FOR KEY SHARE;
            ELSIF strength = 'NO KEY UPDATE' THEN
                PERFORM FROM patients WHERE id = kept AND merged_into IS NULL FOR NO KEY UPDATE;
            ELSE
                PERFORM FROM patients WHERE id = kept AND merged_into IS NULL FOR UPDATE;
            END IF;
            IF FOUND THEN
                RETURN kept;
            END IF;
            RAISE SQLSTATE 'MERGD';
        EXCEPTION WHEN SQLSTATE 'MERGD' THEN
            -- Then the one that it points to is looked for.
        END;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION locked_kept_record(asked uuid) RETURNS uuid LANGUAGE sql AS $$
    SELECT locked_kept_record(asked, 'KEY SHARE')
$$;

-- By whoever makes two records one: both, the lesser id first, and then what points to them. False where one of them is a
-- pointer itself, and nothing is locked.
CREATE FUNCTION locked_kept_records(one uuid, other uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    locked integer;
BEGIN
    PERFORM FROM patients WHERE id IN (one, other) AND merged_into IS NULL ORDER BY id FOR UPDATE;
    GET DIAGNOSTICS locked = ROW_COUNT;
    IF locked < 2 THEN
        RAISE SQLSTATE 'MERGD';
    END IF;
    PERFORM FROM patients WHERE merged_into IN (one, other) ORDER BY id FOR UPDATE;
    RETURN true;
EXCEPTION WHEN SQLSTATE 'MERGD' THEN
    RETURN false;
END $$;

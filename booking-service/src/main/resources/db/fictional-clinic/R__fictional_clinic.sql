-- Videslätts rörelsemottagning does not exist. Loaded in profile demo only; read again whenever this file changes.

INSERT INTO locations (id, name, street, city, phone, zone, directions_sv, directions_en) VALUES
    ('5d1f7a52-0c0e-4b0a-9a55-1d7b3c1e0a01', 'Videslätt Torget', 'Torggatan 4', 'Videslätt', '08-465 004 10', 'Europe/Stockholm',
     E'Ingången är från gården, till höger om bageriet.\nHiss till plan 2. Dörren öppnas med knappen på väggen.\nBuss 3 stannar på torget, två minuter bort.',
     E'The entrance is from the courtyard, to the right of the bakery.\nTake the lift to floor 2. The button on the wall opens the door.\nBus 3 stops in the square, two minutes away.'),
    ('5d1f7a52-0c0e-4b0a-9a55-1d7b3c1e0a02', 'Videslätt Strand', 'Strandvägen 19', 'Videslätt', '08-465 004 20', 'Europe/Stockholm',
     E'Det gula huset vid gångbron. Vi finns på bottenvåningen, utan trappor.\nDu kan parkera bakom huset i två timmar.',
     E'The yellow house by the footbridge. We are on the ground floor, without steps.\nYou can park behind the house for two hours.')
ON CONFLICT (id) DO UPDATE
    SET name = excluded.name, street = excluded.street, city = excluded.city, phone = excluded.phone, zone = excluded.zone,
        directions_sv = excluded.directions_sv, directions_en = excluded.directions_en;

INSERT INTO practitioners (id, name, title_sv, title_en) VALUES
    ('2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b01', 'Anna Lindqvist', 'leg. naprapat', 'licensed naprapath'),
    ('2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b02', 'Johan Berg', 'leg. fysioterapeut', 'licensed physiotherapist'),
    ('2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b03', 'Sara Nyström', 'leg. kiropraktor', 'licensed chiropractor'),
    ('2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b04', 'Mehmet Aydin', 'leg. fysioterapeut', 'licensed physiotherapist'),
    ('2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b05', 'Elin Forsgren', 'leg. naprapat', 'licensed naprapath'),
    ('2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b06', 'David Okafor', 'leg. kiropraktor', 'licensed chiropractor')
ON CONFLICT (id) DO UPDATE SET name = excluded.name, title_sv = excluded.title_sv, title_en = excluded.title_en;

INSERT INTO treatments (id, code, name_sv, name_en, minutes, price, listed_at) VALUES
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c01', 'first-visit', 'Första besök', 'First visit', 45, 850, 1),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c02', 'back-and-leg', 'Rygg och ben', 'Back and leg', 45, 850, 2),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c03', 'neck-and-shoulder', 'Nacke och skuldra', 'Neck and shoulder', 45, 850, 3),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c04', 'knee-and-hip', 'Knä och höft', 'Knee and hip', 45, 850, 4),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c05', 'return-visit', 'Återbesök', 'Return visit', 30, 650, 5),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c06', 'exercise-session', 'Träning med handledning', 'Guided exercise', 60, 750, 6),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c07', 'manual-treatment', 'Manuell behandling', 'Manual treatment', 30, 690, 7),
    ('7c4a1e38-92d6-4f1b-b3c7-5e8f0d2a0c08', 'ergonomics', 'Arbetsergonomi', 'Work ergonomics', 30, 590, 8)
ON CONFLICT (id) DO UPDATE
    SET code = excluded.code, name_sv = excluded.name_sv, name_en = excluded.name_en, minutes = excluded.minutes,
        price = excluded.price, listed_at = excluded.listed_at;

UPDATE treatments t SET meant_for = about.meant_for, about_sv = about.sv, about_en = about.en
  FROM (VALUES
    ('first-visit', 'FIRST_VISIT', 'För dig som är ny hos oss, oavsett besvär.', 'If you are new to us, whatever the trouble.'),
    ('back-and-leg', 'EVERYBODY', 'Undersökning och behandling när det gör ont i rygg eller ben.', 'Examination and treatment when your back or leg hurts.'),
    ('neck-and-shoulder', 'EVERYBODY', 'Undersökning och behandling av nacke, skuldra och arm.', 'Examination and treatment of neck, shoulder and arm.'),
    ('knee-and-hip', 'EVERYBODY', 'Undersökning och behandling av knä, höft eller fot.', 'Examination and treatment of knee, hip or foot.'),
    ('return-visit', 'RETURN_VISIT', 'För dig som redan har en plan hos oss.', 'If you already have a plan with us.'),
    ('exercise-session', 'EVERYBODY', 'Vi går igenom dina övningar i vår träningssal.', 'We go through your exercises in our training room.'),
    ('manual-treatment', 'EVERYBODY', 'Behandling med händerna för leder och muskler.', 'Hands-on treatment of joints and muscles.'),
    ('ergonomics', 'EVERYBODY', 'Hur du sitter, står och lyfter på jobbet.', 'How you sit, stand and lift at work.')
  ) AS about (code, meant_for, sv, en)
 WHERE t.code = about.code;

-- Weekdays count from Monday = 1; everyone has a break in the middle of the day.
DELETE FROM working_hours;
INSERT INTO working_hours (practitioner_id, location_id, weekday, opens, closes)
SELECT p.id, l.id, hours.weekday, hours.opens::time, hours.closes::time
  FROM (VALUES
    ('Anna Lindqvist', 'Videslätt Torget', 1, '08:00', '12:00'),
    ('Anna Lindqvist', 'Videslätt Torget', 1, '13:00', '17:00'),
    ('Anna Lindqvist', 'Videslätt Torget', 2, '08:00', '12:00'),
    ('Anna Lindqvist', 'Videslätt Torget', 2, '13:00', '17:00'),
    ('Anna Lindqvist', 'Videslätt Strand', 3, '08:00', '12:00'),
    ('Anna Lindqvist', 'Videslätt Strand', 3, '13:00', '16:00'),
    ('Anna Lindqvist', 'Videslätt Torget', 4, '08:00', '12:00'),
    ('Anna Lindqvist', 'Videslätt Torget', 4, '13:00', '17:00'),
    ('Anna Lindqvist', 'Videslätt Torget', 5, '08:00', '12:00'),
    ('Johan Berg', 'Videslätt Strand', 1, '08:00', '12:00'),
    ('Johan Berg', 'Videslätt Strand', 1, '12:45', '16:30'),
    ('Johan Berg', 'Videslätt Strand', 2, '08:00', '12:00'),
    ('Johan Berg', 'Videslätt Strand', 2, '12:45', '16:30'),
    ('Johan Berg', 'Videslätt Strand', 3, '08:00', '12:00'),
    ('Johan Berg', 'Videslätt Strand', 3, '12:45', '16:30'),
    ('Johan Berg', 'Videslätt Strand', 4, '08:00', '12:00'),
    ('Johan Berg', 'Videslätt Strand', 4, '12:45', '16:30'),
    ('Johan Berg', 'Videslätt Strand', 5, '08:00', '13:00'),
    ('Sara Nyström', 'Videslätt Torget', 1, '09:00', '12:30'),
    ('Sara Nyström', 'Videslätt Torget', 1, '13:15', '18:00'),
    ('Sara Nyström', 'Videslätt Torget', 3, '09:00', '12:30'),
    ('Sara Nyström', 'Videslätt Torget', 3, '13:15', '18:00'),
    ('Sara Nyström', 'Videslätt Strand', 4, '09:00', '12:30'),
    ('Sara Nyström', 'Videslätt Strand', 4, '13:15', '18:00'),
    ('Sara Nyström', 'Videslätt Torget', 5, '08:00', '12:00'),
    ('Mehmet Aydin', 'Videslätt Torget', 2, '07:00', '11:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 2, '12:15', '15:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 3, '07:00', '11:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 3, '12:15', '15:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 4, '07:00', '11:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 4, '12:15', '15:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 5, '07:00', '11:30'),
    ('Mehmet Aydin', 'Videslätt Torget', 5, '12:15', '15:30'),
    ('Elin Forsgren', 'Videslätt Strand', 1, '10:00', '13:00'),
    ('Elin Forsgren', 'Videslätt Strand', 1, '14:00', '19:00'),
    ('Elin Forsgren', 'Videslätt Strand', 2, '10:00', '13:00'),
    ('Elin Forsgren', 'Videslätt Strand', 2, '14:00', '19:00'),
    ('Elin Forsgren', 'Videslätt Torget', 4, '12:00', '15:30'),
    ('Elin Forsgren', 'Videslätt Torget', 4, '16:00', '20:00'),
    ('Elin Forsgren', 'Videslätt Torget', 6, '09:00', '13:00'),
    ('David Okafor', 'Videslätt Strand', 2, '08:00', '12:00'),
    ('David Okafor', 'Videslätt Strand', 2, '13:00', '17:00'),
    ('David Okafor', 'Videslätt Strand', 3, '08:00', '12:00'),
    ('David Okafor', 'Videslätt Strand', 3, '13:00', '17:00'),
    ('David Okafor', 'Videslätt Strand', 4, '08:30', '12:00'),
    ('David Okafor', 'Videslätt Torget', 5, '08:00', '12:00'),
    ('David Okafor', 'Videslätt Torget', 5, '12:45', '16:00')
  ) AS hours (practitioner, location, weekday, opens, closes)
  JOIN practitioners p ON p.name = hours.practitioner
  JOIN locations l ON l.name = hours.location;

-- Each gives these treatments wherever they work.
DELETE FROM offers;
INSERT INTO offers (treatment_id, practitioner_id, location_id)
SELECT DISTINCT t.id, p.id, h.location_id
  FROM (VALUES
    ('first-visit', 'Anna Lindqvist'),
    ('first-visit', 'Johan Berg'),
    ('first-visit', 'Sara Nyström'),
    ('first-visit', 'Mehmet Aydin'),
    ('first-visit', 'Elin Forsgren'),
    ('first-visit', 'David Okafor'),
    ('back-and-leg', 'Anna Lindqvist'),
    ('back-and-leg', 'Johan Berg'),
    ('back-and-leg', 'Sara Nyström'),
    ('back-and-leg', 'Mehmet Aydin'),
    ('back-and-leg', 'David Okafor'),
    ('neck-and-shoulder', 'Anna Lindqvist'),
    ('neck-and-shoulder', 'Sara Nyström'),
    ('neck-and-shoulder', 'Elin Forsgren'),
    ('neck-and-shoulder', 'David Okafor'),
    ('knee-and-hip', 'Anna Lindqvist'),
    ('knee-and-hip', 'Johan Berg'),
    ('knee-and-hip', 'Mehmet Aydin'),
    ('return-visit', 'Anna Lindqvist'),
    ('return-visit', 'Johan Berg'),
    ('return-visit', 'Sara Nyström'),
    ('return-visit', 'Mehmet Aydin'),
    ('return-visit', 'Elin Forsgren'),
    ('return-visit', 'David Okafor'),
    ('exercise-session', 'Johan Berg'),
    ('exercise-session', 'Mehmet Aydin'),
    ('manual-treatment', 'Anna Lindqvist'),
    ('manual-treatment', 'Sara Nyström'),
    ('manual-treatment', 'Elin Forsgren'),
    ('manual-treatment', 'David Okafor'),
    ('ergonomics', 'Johan Berg'),
    ('ergonomics', 'Mehmet Aydin'),
    ('ergonomics', 'Elin Forsgren')
  ) AS gives (treatment, practitioner)
  JOIN treatments t ON t.code = gives.treatment
  JOIN practitioners p ON p.name = gives.practitioner
  JOIN working_hours h ON h.practitioner_id = p.id;

-- Asked before the visit; all may be left out.
DELETE FROM intake_questions;
INSERT INTO intake_questions (treatment_id, id, position, kind, required, text_sv, text_en, choices)
SELECT t.id, asks.id, asks.position, asks.kind, false, asks.text_sv, asks.text_en, asks.choices::jsonb
  FROM (VALUES
    ('first-visit', 'been-here', 1, 'YES_NO', 'Har du varit hos oss tidigare?', 'Have you been here before?', '[]'),
    ('first-visit', 'wish', 2, 'TEXT', 'Vad vill du helst få hjälp med?', 'What would you like help with most?', '[]'),
    ('ergonomics', 'work', 1, 'CHOICE', 'Hur arbetar du mest?', 'How do you mostly work?',
     '[{"id":"sitting","sv":"Sittande","en":"Sitting"},{"id":"standing","sv":"Stående","en":"Standing"},'
     '{"id":"varied","sv":"Omväxlande","en":"A bit of each"}]'),
    ('ergonomics', 'hours', 2, 'NUMBER', 'Hur många timmar om dagen vid en skärm?', 'How many hours a day at a screen?', '[]')
  ) AS asks (treatment, id, position, kind, text_sv, text_en, choices)
  JOIN treatments t ON t.code = asks.treatment;

INSERT INTO practitioner_profiles (practitioner_id, text_sv, text_en, languages)
SELECT p.id, profile.sv, profile.en, profile.languages::text[]
  FROM (VALUES
    ('Anna Lindqvist', 'Jag arbetar mest med rygg, nacke och höft. Du får veta vad jag hittar och en plan som går att följa hemma.', 'I mostly work with backs, necks and hips. You will hear what I find, and get a plan that you can follow at home.', '{sv,en}'),
    ('Johan Berg', 'Jag hjälper dig att komma i gång igen efter besvär i knä, höft eller rygg. Träningen går vi igenom tillsammans.', 'I help you get going again after trouble with a knee, hip or back. We go through the exercises together.', '{sv,en,de}'),
    ('Sara Nyström', 'Jag behandlar leder och muskler i rygg, nacke och skuldra. Vi tar det i din takt.', 'I treat joints and muscles of the back, neck and shoulder. We take it at your pace.', '{sv,en,fi}'),
    ('Mehmet Aydin', 'Idrottsskador och knän är min vardag. Målet är att du ska kunna göra det du tycker om.', 'Sports injuries and knees are my everyday work. The aim is that you can do what you enjoy.', '{sv,en,tr}'),
    ('Elin Forsgren', 'Jag tar emot dig som har ont i nacke eller skuldra, och dig som sitter mycket i arbetet.', 'I see people with a sore neck or shoulder, and people who sit a lot at work.', '{sv,en}'),
    ('David Okafor', 'Nacke, skuldra och huvudvärk är det jag arbetar mest med. Jag förklarar gärna medan jag undersöker.', 'Necks, shoulders and headaches are most of my work. I like to explain while I examine.', '{sv,en}')
  ) AS profile (name, sv, en, languages) JOIN practitioners p ON p.name = profile.name
ON CONFLICT (practitioner_id) DO UPDATE SET text_sv = excluded.text_sv, text_en = excluded.text_en,
                                            languages = excluded.languages;

-- Writing up a workplace takes a quarter that patients do not see.
UPDATE treatments SET buffer_after = CASE code WHEN 'ergonomics' THEN 15 ELSE 0 END;

-- Workplaces take it out of one; three a day are enough.
DELETE FROM daily_limits;
INSERT INTO daily_limits (practitioner_id, treatment_id, most)
SELECT p.id, t.id, 3 FROM practitioners p, treatments t WHERE p.name = 'Mehmet Aydin' AND t.code = 'ergonomics';

INSERT INTO resources (id, location_id, kind, name)
SELECT r.id::uuid, l.id, r.kind, r.name
  FROM (VALUES
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e01', 'Videslätt Torget', 'ROOM', 'Rum 1'),
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e02', 'Videslätt Torget', 'ROOM', 'Rum 2'),
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e03', 'Videslätt Torget', 'ROOM', 'Träningshörnan'),
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e04', 'Videslätt Strand', 'ROOM', 'Rum A'),
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e05', 'Videslätt Strand', 'ROOM', 'Rum B'),
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e06', 'Videslätt Strand', 'ROOM', 'Träningssalen'),
    ('9a3b5c70-41f2-4d86-9c1e-3f7a6b2d4e07', 'Videslätt Strand', 'EQUIPMENT', 'Löpbandet')
  ) AS r (id, location, kind, name)
  JOIN locations l ON l.name = r.location
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name;

DELETE FROM needs;
INSERT INTO needs (treatment_id, location_id, need, resource_id, preference)
SELECT t.id, r.location_id, n.need, r.id, n.preference
  FROM (VALUES
    ('manual-treatment', 1, 'Rum 1', 1),
    ('manual-treatment', 1, 'Rum 2', 2),
    ('manual-treatment', 1, 'Rum A', 1),
    ('manual-treatment', 1, 'Rum B', 2),
    ('exercise-session', 1, 'Träningshörnan', 1),
    ('exercise-session', 1, 'Träningssalen', 1),
    ('exercise-session', 2, 'Löpbandet', 1)
  ) AS n (treatment, need, resource, preference)
  JOIN treatments t ON t.code = n.treatment
  JOIN resources r ON r.name = n.resource;

-- In three weeks Mehmet is away from Monday to Wednesday, Sara also works on the Saturday, and David leaves at eleven
-- on the Thursday.
DELETE FROM changed_hours;
INSERT INTO changed_hours (id, practitioner_id, location_id, date, kind, opens, closes)
SELECT gen_random_uuid(), p.id, l.id, date_trunc('week', current_date)::date + 21 + c.day, c.kind, c.opens::time, c.closes::time
  FROM (VALUES
    ('Mehmet Aydin', NULL, 0, 'ABSENT', '00:00', '00:00'),
    ('Mehmet Aydin', NULL, 1, 'ABSENT', '00:00', '00:00'),
    ('Mehmet Aydin', NULL, 2, 'ABSENT', '00:00', '00:00'),
    ('Sara Nyström', 'Videslätt Torget', 5, 'EXTRA', '09:00', '13:00'),
    ('David Okafor', 'Videslätt Strand', 3, 'OTHER', '08:30', '11:00')
  ) AS c (practitioner, location, day, kind, opens, closes)
  JOIN practitioners p ON p.name = c.practitioner
  LEFT JOIN locations l ON l.name = c.location;

-- Anna and Johan meet every Tuesday for the coming year, unless a visit is in the way already.
INSERT INTO taken_time (id, resource_id, during, owner_id)
SELECT b.id, b.practitioner, b.during, b.id
  FROM (SELECT md5('meeting ' || p.name || day::date)::uuid AS id, p.id AS practitioner,
               tstzrange((day::date + time '15:00') AT TIME ZONE 'Europe/Stockholm',
                         (day::date + time '15:30') AT TIME ZONE 'Europe/Stockholm') AS during
          FROM generate_series(date_trunc('week', current_date) + interval '8 days',
                               date_trunc('week', current_date) + interval '1 year', interval '1 week') AS day,
               practitioners p
         WHERE p.name IN ('Anna Lindqvist', 'Johan Berg')) AS b
ON CONFLICT DO NOTHING;

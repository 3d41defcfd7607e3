-- The teams that somebody was in at last are looked for by person.
CREATE INDEX membership_person ON membership (person_id);

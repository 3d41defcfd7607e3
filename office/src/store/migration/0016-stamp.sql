-- Only SQLite:
-- Counts up with every change to what a look at a session finds, whoever made it: what was found under the present stamp is
-- still so. When a session was last seen is not of it, and a new one was never looked at.
CREATE TABLE look_stamp (stamp INTEGER NOT NULL);
INSERT INTO look_stamp (stamp) VALUES (1);
CREATE TRIGGER look_session_update AFTER UPDATE OF id, token_hash, person_id, expires_at, ended_at ON session
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_session_delete AFTER DELETE ON session BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_person_data_insert AFTER INSERT ON person_data BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_person_data_update AFTER UPDATE OF person_id, staff_no, name, language, present ON person_data
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_person_data_delete AFTER DELETE ON person_data BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_credential_insert AFTER INSERT ON credential BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_credential_update AFTER UPDATE OF person_id, must_change ON credential
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_credential_delete AFTER DELETE ON credential BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_role_grant_insert AFTER INSERT ON role_grant BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_role_grant_update AFTER UPDATE ON role_grant BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_role_grant_delete AFTER DELETE ON role_grant BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_team_manager_insert AFTER INSERT ON team_manager BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_team_manager_update AFTER UPDATE ON team_manager BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_team_manager_delete AFTER DELETE ON team_manager BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_membership_insert AFTER INSERT ON membership BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_membership_update AFTER UPDATE OF id, person_id, team_id, from_at, until_at ON membership
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_membership_delete AFTER DELETE ON membership BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_team_insert AFTER INSERT ON team BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_team_update AFTER UPDATE OF id, zone ON team BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_team_delete AFTER DELETE ON team BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_setting_insert AFTER INSERT ON setting WHEN NEW.name = 'department'
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_setting_update AFTER UPDATE ON setting WHEN OLD.name = 'department' OR NEW.name = 'department'
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;
CREATE TRIGGER look_setting_delete AFTER DELETE ON setting WHEN OLD.name = 'department'
  BEGIN UPDATE look_stamp SET stamp = stamp + 1; END;

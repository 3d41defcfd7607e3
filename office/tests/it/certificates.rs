use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use engine::{Lang, Refusal};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use office::{CertificateId, CertificateState, Role, Viewer};
use serde_json::{Value, json};

use crate::content::edited;
use crate::exam_room::{entry, items, right, slug, wrong};
use crate::house::{DAY, House, MINUTE, OPERATOR, refusal};

impl House {
    async fn token(&self, viewer: &Viewer) -> String {
        let card = self.office.my_certificates(viewer, Lang::ZhHans).await.unwrap().swap_remove(0);
        self.office.certificate(viewer, &card.id, Lang::ZhHans).await.unwrap().token
    }

    async fn states(&self, viewer: &Viewer) -> Vec<CertificateState> {
        let cards = self.office.my_certificates(viewer, Lang::ZhHans).await.unwrap();
        cards.into_iter().map(|card| card.state).collect()
    }
}

fn decoded(part: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// A token in its three parts: header, claims, signature.
fn parts(token: &str) -> (Value, Value, String) {
    let mut parts = token.split('.');
    let mut next = || parts.next().unwrap();
    (decoded(next()), decoded(next()), next().to_owned())
}

/// A token signed by a key that is not ours, under our key's name.
fn signed_by_a_stranger(header: &Value, claims: &Value) -> String {
    // PKCS#8 of an Ed25519 key: a fixed head and 32 bytes.
    let mut der = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    der.extend([3; 32]);
    let mut made = Header::new(Algorithm::EdDSA);
    made.typ = header["typ"].as_str().map(ToOwned::to_owned);
    made.kid = header["kid"].as_str().map(ToOwned::to_owned);
    encode(&made, claims, &EncodingKey::from_ed_der(&der)).unwrap()
}

/// The classic confusion: HMAC with the public key as the secret.
fn hs256_with(public: &str, header: &Value, claims: &Value) -> Vec<String> {
    let mut made = Header::new(Algorithm::HS256);
    made.typ = header["typ"].as_str().map(ToOwned::to_owned);
    made.kid = header["kid"].as_str().map(ToOwned::to_owned);
    let raw = URL_SAFE_NO_PAD.decode(public).unwrap();
    [public.as_bytes(), &raw].map(|secret| encode(&made, claims, &EncodingKey::from_secret(secret)).unwrap()).to_vec()
}

on_both! {
    async fn anybody_verifies_a_certificate_by_number_or_token_and_learns_little(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let number = house.number(&li).await;
        assert!(number.starts_with("PG-2026-") && number.len() == 14, "{number}");
        for given in [number.clone(), number.to_lowercase(), format!(" {number} "), house.token(&li).await] {
            let seen = house.office.verify_certificate(&given, Lang::En).await.unwrap();
            assert_eq!((seen.holder.as_str(), seen.state), ("员＊", CertificateState::InForce));
            assert_eq!(seen.title, "Online agent");
            let told = serde_json::to_string(&seen).unwrap();
            assert!(!told.contains("A1") && !told.contains(&li.name) && !told.contains(li.person.as_str()), "{told}");
        }
        for wrong in ["PG-2026-ZZZZZZ", "", "%", "PG-2026-' OR 1=1 --"] {
            assert_eq!(refusal(house.office.verify_certificate(wrong, Lang::En).await), Refusal::NotFound);
        }
    }

    async fn every_trick_with_a_token_gets_the_same_answer(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let token = house.token(&li).await;
        let (header, claims, signature) = parts(&token);
        let jwks = house.office.jwks().await.unwrap();
        let public = jwks["keys"][0]["x"].as_str().unwrap();
        assert_eq!(jwks["keys"][0]["kid"], header["kid"]);
        let with_header = |field: &str, value: Value| {
            let mut header = header.clone();
            header[field] = value;
            format!("{}.{}.{signature}", encoded(&header), encoded(&claims))
        };
        let with_claim = |field: &str, value: Value| {
            let mut claims = claims.clone();
            claims[field] = value;
            format!("{}.{}.{signature}", encoded(&header), encoded(&claims))
        };
        let mut tricks = vec![
            with_header("alg", json!("none")),
            format!("{}.{}.", encoded(&json!({"alg": "none", "kid": header["kid"]})), encoded(&claims)),
            with_header("alg", json!("HS256")),
            with_header("alg", json!("ES256")),
            with_header("typ", json!("JWT")),
            with_header("typ", json!("passgate-gate+jwt")),
            with_header("kid", json!("../../../../dev/null")),
            with_header("kid", json!("' OR '1'='1")),
            with_header("kid", json!("")),
            with_header("kid", Value::Null),
            with_header("jku", json!("https://evil.example/jwks.json")),
            with_header("jwk", jwks["keys"][0].clone()),
            with_claim("aud", json!("passgate-gate")),
            with_claim("iss", json!("urn:passgate:another")),
            with_claim("sub", json!("somebody")),
            with_claim("exp", json!(9_999_999_999_i64)),
            signed_by_a_stranger(&header, &claims),
            format!("{token}A"),
            format!("{token}{}", "A".repeat(5_000)),
            format!("{}.{}.{signature}", encoded(&header), "[".repeat(100_000)),
            token.replace('.', ".."),
            "..".to_owned(),
        ];
        tricks.extend(hs256_with(public, &header, &claims));
        for trick in tricks {
            let answer = house.office.verify_certificate(&trick, Lang::En).await;
            assert_eq!(refusal(answer), Refusal::NotFound, "{}", &trick[..trick.len().min(200)]);
        }
    }

    async fn a_statement_of_the_gate_is_no_certificate(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        let query = office::GateQuery { staff_no: "A1".to_owned(), post: "agent".to_owned(), at: None };
        let answer = house.office.operator_gate(&OPERATOR, query).await;
        let statement = answer.statement.unwrap();
        let (header, claims, _) = parts(&statement);
        assert_eq!(header["typ"], "passgate-gate+jwt");
        assert_eq!(header["alg"], "EdDSA");
        assert_eq!((claims["open"].clone(), claims["sub"].clone()), (json!(true), json!("A1")));
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 300);
        assert_eq!(refusal(house.office.verify_certificate(&statement, Lang::En).await), Refusal::NotFound);
    }

    async fn somebody_elses_certificate_is_not_there(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let wang = house.candidate("B1").await;
        let admin = house.viewer("C1", Role::Administrator, None).await;
        let manager = house.viewer("M1", Role::Manager, Some("晨光组")).await;
        let card = house.office.my_certificates(&li, Lang::En).await.unwrap().swap_remove(0);
        for stranger in [&wang, &manager] {
            let answer = house.office.certificate(stranger, &card.id, Lang::En).await;
            assert_eq!(refusal(answer), Refusal::NotFound);
            assert!(house.office.my_certificates(stranger, Lang::En).await.unwrap().is_empty());
        }
        let page = house.office.certificate(&admin, &card.id, Lang::En).await.unwrap();
        assert_eq!((page.holder, page.staff_no.as_str()), (li.name.clone(), "A1"));
        let invented = CertificateId::new("invented");
        assert_eq!(refusal(house.office.certificate(&li, &invented, Lang::En).await), Refusal::NotFound);
    }

    async fn a_revoked_certificate_comes_back_only_by_a_new_exam(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let number = house.number(&li).await;
        house.clock.advance(DAY);
        let empty = house.office.revoke_certificate(&OPERATOR, &number, "  ").await;
        assert_eq!(refusal(empty), Refusal::BadRequest { field: "reason".to_owned() });
        house.office.revoke_certificate(&OPERATOR, &number, "代考").await.unwrap();
        house.office.revoke_certificate(&OPERATOR, &number, "第二次点击").await.unwrap();
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'certificate.revoked'").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM certificate WHERE revoked_reason = '代考'").await, 1);
        house.clock.advance(MINUTE);
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert!(matches!(house.states(&li).await[..], [CertificateState::Revoked { .. }]));
        let li = house.signed_in("A1").await.viewer;
        house.sit(&li, "cert", right).await;
        assert!(matches!(house.states(&li).await[..], [CertificateState::InForce, CertificateState::Revoked { .. }]));
    }

    async fn an_expired_certificate_comes_back_only_by_a_new_exam(house: House) {
        house.furnish().await;
        house.certified("A1").await;
        house.clock.advance(366 * DAY);
        let li = house.signed_in("A1").await.viewer;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        assert_eq!(house.states(&li).await, [CertificateState::Expired]);
        house.clock.advance(MINUTE);
        house.sit(&li, "cert", right).await;
        assert_eq!(house.states(&li).await, [CertificateState::InForce, CertificateState::Expired]);
    }

    async fn renewals_have_all_their_attempts_year_after_year(house: House) {
        house.furnish().await;
        let li = house.candidate("A1").await;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        for _ in 0..3 {
            let li = house.signed_in("A1").await.viewer;
            house.sit(&li, "cert", wrong).await;
            house.clock.advance(DAY);
            let li = house.signed_in("A1").await.viewer;
            house.sit(&li, "cert", right).await;
            let briefing = house.office.briefing(&li, &slug("cert"), Lang::En).await.unwrap();
            assert_eq!((briefing.attempts_used, briefing.attempts_allowed), (0, 2));
            assert_eq!(house.states(&li).await[0], CertificateState::InForce);
            house.clock.advance(366 * DAY);
        }
        let li = house.signed_in("A1").await.viewer;
        let home = house.office.home(&li, Lang::En).await.unwrap();
        let card = home.exams.iter().find(|card| card.exam == slug("cert")).unwrap();
        assert_eq!((card.attempts_used, &card.may_start), (0, &Ok(())));
        house.sit(&li, "cert", wrong).await;
        house.clock.advance(DAY);
        let li = house.signed_in("A1").await.viewer;
        house.sit(&li, "cert", wrong).await;
        house.clock.advance(DAY);
        let li = house.signed_in("A1").await.viewer;
        let third = house.office.start(&li, &slug("cert"), Lang::En).await;
        assert_eq!(refusal(third), Refusal::NoAttemptsLeft { allowed: 2 });
    }

    async fn an_exam_that_ended_before_a_revocation_and_was_graded_after_it_does_not_count(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let number = house.number(&li).await;
        house.clock.advance(DAY);
        let li = house.signed_in("A1").await.viewer;
        let attempt = house.start(&li, "cert").await;
        let sheet = house.sheet(&li, &attempt).await;
        for (sequence, item) in (1..).zip(items(&sheet)) {
            house.save(&li, &attempt, entry("phone", sheet.epoch, sequence, item.place, &right(item))).await.unwrap();
        }
        house.clock.advance(40 * MINUTE);
        house.office.revoke_certificate(&OPERATOR, &number, "代考").await.unwrap();
        house.clock.advance(MINUTE);
        house.office.sweep().await.unwrap();
        let home = house.office.home(&li, Lang::En).await.unwrap();
        assert!(home.attempts[0].passed.unwrap());
        let needs: Vec<bool> = home.posts[0].phases.iter().flat_map(|phase| &phase.items).map(|need| need.done).collect();
        assert_eq!(needs, [true, false], "the home page counts as the certificate does");
        assert!(matches!(house.states(&li).await[..], [CertificateState::Revoked { .. }]));
    }

    async fn a_manager_revokes_in_their_teams_and_nowhere_else(house: House) {
        house.furnish().await;
        let li = house.certified("A1").await;
        let number = house.number(&li).await;
        let stranger = house.viewer("M1", Role::Manager, Some("晨光组")).await;
        let answer = house.office.revoke_certificate_as(&stranger, &number, "x").await;
        assert_eq!(refusal(answer), Refusal::NotFound);
        let own = house.office.revoke_certificate_as(&li, &number, "x").await;
        assert_eq!(refusal(own), Refusal::NotAllowed);
        let admin = house.viewer("C1", Role::Administrator, None).await;
        house.office.revoke_certificate_as(&admin, &number, "x").await.unwrap();
        assert!(matches!(house.states(&li).await[..], [CertificateState::Revoked { .. }]));
    }

    async fn only_one_certificate_is_in_force_however_often_progress_is_made(house: House) {
        house.furnish().await;
        let li = house.candidate("A1").await;
        house.sit(&li, "cert", right).await;
        let second = std::sync::Arc::new(house.second_office().await);
        let reading = (0..20).map(|turn| {
            let office = if turn % 2 == 0 { house.office.clone() } else { second.clone() };
            let li = li.clone();
            tokio::spawn(async move { office.mark_read(&li, &slug("greeting")).await })
        });
        let reading: Vec<_> = reading.collect();
        for one in reading {
            one.await.unwrap().unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM certificate").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'certificate.issued'").await, 1);
    }

    async fn when_days_were_all_that_was_missing_any_attempt_that_ends_after_them_brings_the_certificate(house: House) {
        let folder = edited(|text| text.replace("exams = [\"cert\"]", "exams = [\"cert\"]\nminimum-days = 3"));
        house.office.load_content(&OPERATOR, folder.path()).await.unwrap().unwrap();
        let li = house.candidate("T1").await;
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        house.sit(&li, "cert", right).await;
        assert_eq!(house.states(&li).await, []);
        house.clock.advance(3 * DAY);
        let mock = house.sit(&li, "mock", wrong).await;
        assert!(!house.office.marks(&li, &mock, Lang::ZhHans).await.unwrap().marks.passed);
        assert_eq!(house.states(&li).await, [CertificateState::InForce]);
    }

    async fn two_servers_sign_with_keys_that_both_know(house: House) {
        let second = house.second_office().await;
        house.furnish().await;
        let li = house.certified("A1").await;
        let token = house.token(&li).await;
        assert!(second.verify_certificate(&token, Lang::En).await.is_ok());
        assert_eq!(second.jwks().await.unwrap(), house.office.jwks().await.unwrap());
    }
}

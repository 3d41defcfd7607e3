use engine::Refusal;

/// The least number of characters of a password.
const MIN: u32 = 10;
/// The most bytes: hashing a book is work for nothing.
pub(super) const MAX_BYTES: usize = 512;

/// What people choose when nobody stops them, of ten characters and more.
const COMMON: &[&str] = &[
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "a123456789",
    "aa12345678",
    "aa123456789",
    "abc123456789",
    "abcd123456",
    "abcd1234567",
    "admin12345",
    "admin123456",
    "administrator",
    "asdfghjkl;",
    "asdfghjkl1",
    "changeme123",
    "dragon1234",
    "football123",
    "iloveyou123",
    "letmein123",
    "mypassword",
    "mypassword1",
    "p@ssw0rd123",
    "pass123456",
    "passgate123",
    "passw0rd123",
    "password01",
    "password12",
    "password123",
    "password1234",
    "password12345",
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "qazwsxedc123",
    "qq123456789",
    "qwer123456",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "qwertyuiop",
    "qwertyuiop123",
    "superman123",
    "taobao123456",
    "trustno1234",
    "wang123456",
    "welcome123",
    "welcome1234",
    "woaini1314",
    "woaini1314520",
    "woaini520520",
    "zhang123456",
    "zxcvbnm123",
];

/// Whether a new password will do for a person with this staff number.
pub(crate) fn check(password: &str, staff_no: &str) -> Result<(), Refusal> {
    if password.len() > MAX_BYTES {
        return Err(Refusal::BadRequest { field: "password".to_owned() });
    }
    if password.chars().count() < MIN as usize {
        return Err(Refusal::PasswordTooShort { min: MIN });
    }
    let plain = password.to_lowercase();
    let staff_no = staff_no.to_lowercase();
    let common = COMMON.contains(&plain.as_str())
        || is_repeated(&plain)
        || is_run(&plain)
        || (!staff_no.is_empty() && plain.replace(&staff_no, "").chars().count() < MIN as usize / 2);
    if common { Err(Refusal::PasswordTooCommon) } else { Ok(()) }
}

/// `aaaaaaaaaa`, `1212121212`, `abcabcabcabc`.
fn is_repeated(password: &str) -> bool {
    let chars: Vec<char> = password.chars().collect();
    (1..=3).any(|step| chars.iter().zip(chars.iter().skip(step)).all(|(one, other)| one == other))
}

/// `1234567890`, `abcdefghij`, `9876543210`.
fn is_run(password: &str) -> bool {
    let steps = |by: i64| {
        password.chars().zip(password.chars().skip(1)).all(|(one, next)| {
            let distance = i64::from(u32::from(next)) - i64::from(u32::from(one));
            distance == by || (one == '9' && next == '0') || (one == '0' && next == '9')
        })
    };
    steps(1) || steps(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_no_commonplace_and_not_the_staff_number() {
        let verdicts = [
            ("correct horse battery", Ok(())),
            ("正确的马电池钉书钉啊", Ok(())),
            ("short", Err(Refusal::PasswordTooShort { min: 10 })),
            ("正确的马电池", Err(Refusal::PasswordTooShort { min: 10 })),
            ("Password123", Err(Refusal::PasswordTooCommon)),
            ("1234567890", Err(Refusal::PasswordTooCommon)),
            ("abcabcabcabc", Err(Refusal::PasswordTooCommon)),
            ("A1002003004", Err(Refusal::PasswordTooCommon)),
            ("a1002003004!!", Err(Refusal::PasswordTooCommon)),
        ];
        for (password, verdict) in verdicts {
            assert_eq!(check(password, "A1002003004"), verdict, "{password}");
        }
    }

    #[test]
    fn nobody_makes_the_office_hash_a_book() {
        assert_eq!(check(&"长".repeat(600), "x"), Err(Refusal::BadRequest { field: "password".to_owned() }));
    }
}

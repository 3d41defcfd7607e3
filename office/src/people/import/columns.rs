use serde::Serialize;

/// A column of a list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportColumn {
    /// The staff number.
    StaffNo,
    /// The name.
    Name,
    /// The team, or several.
    Team,
    /// The post, or several.
    Post,
    /// The staff number of the mentor.
    Mentor,
    /// The language they read.
    Language,
    /// The first day in the team.
    From,
    /// The last day in the team.
    Until,
}

impl ImportColumn {
    /// All of them, in the order in which lists are written.
    pub const ALL: [Self; 8] =
        [Self::StaffNo, Self::Name, Self::Team, Self::Post, Self::Mentor, Self::Language, Self::From, Self::Until];

    /// What heads it, in both languages, without white space and in lower case; the first of each is what we write.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::StaffNo => &[
                "工号",
                "staffnumber",
                "员工号",
                "员工工号",
                "员工编号",
                "编号",
                "工號",
                "staffno",
                "employeenumber",
                "employeeno",
                "employeeid",
                "staffid",
            ],
            Self::Name => &["姓名", "name", "员工姓名", "名字", "fullname", "staffname", "employeename"],
            Self::Team => &["小组", "team", "组", "组别", "班组", "团队", "所属小组", "小組", "group", "teamname"],
            Self::Post => &["岗位", "post", "职位", "岗位名称", "崗位", "position", "job"],
            Self::Mentor => &[
                "带教老师",
                "mentor",
                "带教",
                "带教老师工号",
                "带教人",
                "导师",
                "师傅",
                "帶教老師",
                "mentorstaffnumber",
                "mentorstaffno",
            ],
            Self::Language => &["语言", "language", "語言", "阅读语言", "lang"],
            Self::From => &[
                "开始日期",
                "from",
                "开始",
                "起始日期",
                "入组日期",
                "生效日期",
                "開始日期",
                "start",
                "startdate",
                "since",
            ],
            Self::Until => &["结束日期", "until", "结束", "截止日期", "到期日期", "結束日期", "end", "enddate", "to"],
        }
    }

    /// The column of this heading.
    pub(super) fn headed(heading: &str) -> Option<Self> {
        // `工号(必填)`, `staff_no *`: what stands in brackets, and every mark, is for people.
        let heading = heading.split(['(', '（', '[', '【']).next().unwrap_or_default();
        let plain: String =
            heading.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
        Self::ALL.into_iter().find(|column| column.names().contains(&plain.as_str()))
    }

    pub(super) const fn is_needed(self) -> bool {
        matches!(self, Self::StaffNo | Self::Name)
    }
}

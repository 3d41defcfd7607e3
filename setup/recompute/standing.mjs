// Who stands where, from the raw export alone: how far people are with an exam, who may work now, and for whom that ends
// soon. It follows the text of the rules and not the program: a round begins with a certificate or its revocation, only
// what failed in this round uses up attempts, a granted attempt adds one, and a gate is open on a day at the post that a
// certificate covers.
const HOUR = 3_600_000
const LONG_AGO = -Infinity
const NEVER = Infinity

const last = (times) => times.reduce((one, other) => Math.max(one, other), LONG_AGO)

/** The posts somebody is at or will be, each with its days; what is over is no post of theirs. */
const daysOf = (raw, person) => {
  return person.enrolments.filter(({ until_at }) => until_at === null || until_at > raw.made_at)
}

/** When the present round of a post began, and since when what was passed counts again. */
const roundOf = (raw, person, post) => {
  const own = person.certificates.filter((one) => one.post === post)
  if (own.length === 0) return { began: LONG_AGO, counts: LONG_AGO }
  const [newest, ...before] = own.toSorted((one, other) => other.issued_at - one.issued_at)
  // One that was issued anew, under another key and until the same day, goes on with the round of the one before.
  const end = before.findIndex((one) => one.expires_at !== newest.expires_at || one.revoked_at !== null)
  const first = before.slice(0, end < 0 ? before.length : end).at(-1) ?? newest
  const began = newest.revoked_at ?? first.issued_at
  const ended = newest.revoked_at !== null || newest.expires_at <= raw.made_at
  return { began, counts: ended ? began : LONG_AGO }
}

/** How many attempts are left of those allowed and granted. */
const isUsedUp = (plan, person, failed, began) => {
  if (plan.attempts === 0) return false
  const granted = person.grants.filter((one) => one.kind === 'attempt' && one.exam === plan.exam && one.void_at === null)
  const taken = granted.filter((one) => failed.some(({ attempt }) => attempt === one.attempt)).length
  const waits = granted.some((one) => one.attempt === null && one.granted_at > began)
  return failed.length >= plan.attempts + taken + (waits ? 1 : 0)
}

/** Whether these closed attempts pass an exam: any of them, the last or the first, as it says. */
const isPassed = (plan, closed) => {
  const verdicts = closed.toSorted((one, other) => one.number - other.number).map(({ passed }) => passed)
  if (plan.counts === 'last') return verdicts.at(-1) ?? false
  if (plan.counts === 'first') return verdicts[0] ?? false
  return verdicts.includes(true)
}

/** How far somebody is with an exam; null when it is not meant for them. */
const progressOf = (raw, plan, person) => {
  const posts = daysOf(raw, person).map(({ post }) => post)
  const asking = posts.filter((post) => raw.tracks.some((track) => track.post === post && track.exams.includes(plan.exam)))
  if ((plan.mode === 'certification' ? asking : posts).length === 0) return null
  const rounds = asking.map((post) => roundOf(raw, person, post))
  const [began, counts] = [last(rounds.map((one) => one.began)), last(rounds.map((one) => one.counts))]
  const own = raw.attempts.filter((one) => one.person === person.person && one.exam === plan.exam)
  if (own.some(({ state }) => state === 'running' || state === 'paused')) return 'running'
  const closed = own.filter(({ state }) => state === 'closed')
  if (isPassed(plan, closed.filter((one) => one.ended_at > counts))) return 'passed'
  const ofRound = closed.filter((one) => one.ended_at > began)
  if (isUsedUp(plan, person, ofRound.filter((one) => !one.passed || plan.marks_withheld), began)) return 'stuck'
  if (ofRound.length === 0) return 'not-started'
  const free = last(closed.map((one) => one.ended_at)) + plan.pause_hours * HOUR
  return raw.made_at < free ? 'must-wait' : 'failed'
}

/** Until when each gate of somebody is open; null for a closed one. */
const gatesOf = (raw, person, asked) => {
  const now = raw.made_at
  const covers = (one) => one.proven && one.issued_at <= now && now < Math.min(one.expires_at, one.revoked_at ?? NEVER)
  return daysOf(raw, person)
    .filter(({ post }) => asked === null || post === asked)
    .map(({ post, from_at, until_at }) => {
      if (from_at > now || !raw.tracks.some((track) => track.post === post)) return null
      const covering = person.certificates.filter((one) => one.post === post && covers(one))
      if (covering.length === 0) return null
      const newest = covering.reduce((one, other) => (other.issued_at > one.issued_at ? other : one))
      return Math.min(newest.expires_at, newest.revoked_at ?? NEVER, until_at ?? NEVER)
    })
}

/** The figures about those who are here: for this exam, at this post if one is asked for, looking so many days ahead. */
export const standing = (raw, { exam, post, days }) => {
  const here = raw.people.filter(({ present }) => present)
  const plan = raw.exams.find((one) => one.exam === exam)
  const progress = plan === undefined ? [] : here.map((person) => progressOf(raw, plan, person)).filter((one) => one !== null)
  const gates = here.map((person) => gatesOf(raw, person, post))
  const mayWork = gates.filter((own) => own.some((until) => until !== null))
  const soon = raw.made_at + days * 24 * HOUR
  return {
    people: here.length,
    meantFor: progress.length,
    at: (wanted) => progress.filter((one) => one === wanted).length,
    mayWork: mayWork.length,
    mayNotWork: gates.filter((own) => own.length > 0).length - mayWork.length,
    ending: mayWork.filter((own) => own.some((until) => until !== null && until <= soon)).length,
  }
}

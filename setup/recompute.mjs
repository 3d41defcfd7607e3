// Reckons the figures of a manager's desk anew, from the raw export alone, and compares them with what the desk said.
//   node setup/recompute.mjs attempts.json overview.json
// It shares no code with the program, and finds the Wilson interval as the roots of the score equation
// (1 + z²/n)·x² − (2p + z²/n)·x + p² = 0 instead of by its closed form. Exits 1 when anything differs.
import { readFileSync } from 'node:fs'
import { standing } from './recompute/standing.mjs'

const [raw, told] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const Z = 1.959963984540054
const faults = []
const same = (what, ours, theirs) => {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
    faults.push(`${what}: reckoned ${JSON.stringify(ours)}, told ${JSON.stringify(theirs)}`)
  }
}

// In parts: how a locale puts them together differs between versions of Node.
const format = new Intl.DateTimeFormat('en', { timeZone: raw.zone, year: 'numeric', month: '2-digit' })
const monthOf = (ms) => {
  const parts = Object.fromEntries(format.formatToParts(new Date(ms)).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}`
}

const rate = (passed, of) => {
  if (of === 0) return { passed, of, low_permille: null, high_permille: null }
  const p = passed / of
  const [a, b, c] = [1 + (Z * Z) / of, -(2 * p + (Z * Z) / of), p * p]
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c))
  const permille = (x) => Math.round(x * 1000)
  return { passed, of, low_permille: permille((-b - root) / (2 * a)), high_permille: permille((-b + root) / (2 * a)) }
}

const closed = raw.attempts.filter((one) => one.state === 'closed' && one.ended_at !== null)
const inRange = (one) => {
  const month = monthOf(one.ended_at)
  const { from, to } = told.filter
  return (from === null || month >= from) && (to === null || month <= to)
}

const line = (exam, keep) => {
  const people = new Map()
  for (const one of closed.filter((one) => one.exam === exam)) {
    if (!people.has(one.person)) people.set(one.person, [])
    people.get(one.person).push(one)
  }
  const sum = { attempts: 0, people: 0, first: 0, firstPassed: 0, passed: 0 }
  for (const own of people.values()) {
    own.sort((one, other) => one.number - other.number)
    const kept = own.filter((one) => inRange(one) && keep(one))
    if (kept.length === 0) continue
    sum.attempts += kept.length
    sum.people += 1
    if (kept.includes(own[0])) {
      sum.first += 1
      if (own[0].passed) sum.firstPassed += 1
    }
    if (kept.some((one) => one.passed)) sum.passed += 1
  }
  const { attempts, people: persons } = sum
  return { attempts, people: persons, first: rate(sum.firstPassed, sum.first), any: rate(sum.passed, persons) }
}

const check = (what, exam, theirs, keep) => {
  const { attempts, people, first, any } = theirs
  same(`${what} ${theirs.key}`, line(exam, keep), { attempts, people, first, any })
}

const exam = told.filter.exam
for (const one of told.exams.filter((one) => raw.attempts.some((attempt) => attempt.exam === one.key))) {
  check('exam', one.key, one, () => true)
}
check('all', exam, told.all, () => true)
for (const one of told.teams) check('team', exam, one, (attempt) => attempt.teams.includes(one.key))
for (const one of told.months) check('month', exam, one, (attempt) => monthOf(attempt.ended_at) === one.key)
same('attempts of all months', told.all.attempts, told.months.reduce((sum, one) => sum + one.attempts, 0))

const topics = new Map()
for (const one of closed.filter((one) => one.exam === exam && inRange(one))) {
  for (const { topic, points, max } of one.topics) {
    const sum = topics.get(topic) ?? { points: 0, max: 0, people: new Set() }
    topics.set(topic, sum)
    sum.points += points
    sum.max += max
    sum.people.add(one.person)
  }
}
same('topics', topics.size, told.topics.length)
for (const { topic, points, max, people } of told.topics) {
  const sum = topics.get(topic)
  same(`topic ${topic}`, sum && [sum.points, sum.max, sum.people.size], [points, max, people])
}
const weak = told.topics.map((one) => one.points / one.max)
same('topics, the weakest first', [...weak].sort((one, other) => one - other), weak)

const stand = standing(raw, { exam, post: told.filter.post, days: told.ending_days })
same('people', stand.people, told.people)
same('meant for', stand.meantFor, told.meant_for)
for (const [name, count] of told.progress) same(`progress ${name}`, stand.at(name), count)
same('progress of all', told.meant_for, told.progress.reduce((sum, [, count]) => sum + count, 0))
same('may work', stand.mayWork, told.may_work)
same('may not work', stand.mayNotWork, told.may_not_work)
same('ending', stand.ending, told.ending)

for (const fault of faults) console.error(fault)
console.log(`${raw.people.length} people, ${raw.attempts.length} attempts, ${faults.length} differences`)
process.exitCode = faults.length === 0 ? 0 : 1

import fc from 'fast-check'

// The same inputs in every run, so that a change is judged by what it changes. FC_SEED=random looks for new ones, and
// FC_SEED=<number> repeats a run that found one; what is found becomes a test of its own.
const { FC_SEED: wanted } = process.env
if (wanted !== 'random') fc.configureGlobal({ seed: wanted ? Number(wanted) : 20_200_908 })

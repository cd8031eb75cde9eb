import type { LanguageLexicon } from './lexicon.js';

/** English words that evaluate, written down for this project. Forms are added by rule (see lexicon.ts). */
export const english: LanguageLexicon = {
  veryGood: `
    love adore amazing amazingly awesome excellent excellently fantastic fantastically perfect perfectly
    perfection wonderful wonderfully brilliant brilliantly outstanding superb superbly incredible incredibly
    phenomenal exceptional exceptionally magnificent marvelous marvellous flawless flawlessly fabulous
    stellar terrific best favorite favourite unbeatable impeccable stunning gorgeous delightful delighted
    exquisite masterpiece lifesaver gem thrilled ecstatic blessed splendid sublime unmatched unparalleled
    topnotch top-notch first-class first-rate world-class mind-blowing game-changer heavenly divine epic
    addictive hooked obsessed lovin luv loove loooove gr8 superior heaven bliss must-have spectacular
    breathtaking breathtakingly mesmerizing hilarious remarkable remarkably`,
  good: `
    good great nice nicely like liked likes liking enjoy enjoyed enjoys enjoying enjoyable happy happily glad pleased
    pleasant pleasantly pleasing satisfied satisfying satisfaction helpful helpfully help helps helped useful
    usefully handy easy easily easier easiest simple simply simplest intuitive intuitively convenient
    conveniently convenience reliable reliably reliability fast faster fastest quick quickly quicker
    quickest speedy speedily smooth smoothly smoother seamless seamlessly efficient efficiently effective
    effectively effortless effortlessly friendly friendliest kind kindly polite politely courteous
    responsive attentive professional professionally knowledgeable patient generous caring clean cleaner
    neat tidy cozy cosy comfortable comfy spacious quiet elegant elegantly beautiful beautifully pretty
    attractive stylish sleek modern fresh tasty delicious yummy flavorful tender juicy crisp affordable
    cheap reasonable reasonably inexpensive bargain worth worthwhile valuable value recommend recommended
    recommending recommends impressed impressive impressively improve improved improvement improvements
    improves improving better win winner winning wins success successful successfully solid sturdy durable
    robust stable secure safe safely accurate accurately precise precisely powerful versatile flexible
    customizable productive fun funny entertaining interesting cool sweet lovely cute charming wow yay
    thank thanks thankful thankfully thx grateful appreciate appreciated appreciates appreciation kudos
    congrats congratulations bravo cheers welcome welcoming warm positive positively plus bonus advantage
    benefit benefits beneficial smart clever creative innovative ingenious thoughtful straightforward
    user-friendly hassle-free painless painlessly bright vivid vibrant sharp crystal-clear clear clearly
    relaxing relaxed peaceful calm refreshing authentic genuine honest trustworthy trusted trust loyal
    dependable consistent consistently excited exciting excitement fascinating inspiring inspired
    informative educational insightful organized well-organized well-made well-designed well-built
    lightweight portable compact huge generous fine decent okay adequate sufficient prompt promptly punctual
    timely instant instantly immediately-helpful free thumbs-up hit enhance enhanced enhances favorable
    fortunate fortunately lucky smile smiling smiles proud joy joyful treat pleasure satisfactory
    suitable popular rich thoughtful affordable hearty savory fluffy generous excels excel shines shine
    saves saver timesaver addicting works worked-well rock rocks rocked superbly capable charm engaging
    unique awesomeness goodness greatness hooray yep-great lol haha hehe xd`,
  bad: `
    bad badly poor poorly slow slower slowest slowly sluggish laggy lag lags lagging lagged annoying
    annoyingly annoy annoyed annoys annoyance frustrating frustratingly frustrated frustrate frustrates
    frustration disappointing disappointed disappoint disappoints disappointment disappointingly confusing
    confused confuse confuses confusion unclear complicated complex cumbersome clunky clumsy awkward
    awkwardly difficult difficulty difficulties hard harder hardly tedious tiresome boring bored bland
    dull mediocre average subpar lousy inferior weak weaker flimsy fragile cheaply ugly dirty filthy
    smelly stinky noisy loud cramped uncomfortable cold stale soggy greasy tasteless overcooked undercooked
    dry burnt rude rudely unfriendly unhelpful unprofessional impolite arrogant dismissive ignorant
    ignore ignored ignores ignoring careless inattentive expensive overpriced pricey pricy costly
    unreasonable unfair unfairly greedy hidden problem problems problematic issue issues trouble troubles
    troublesome bug bugs buggy glitch glitches glitchy glitching error errors crash crashes crashed
    crashing freeze freezes freezing froze frozen hang hangs hanging hung stuck stutter stutters
    stuttering fail fails failed failing failure failures faulty fault defect defective defects broken
    broke break breaks breaking unstable unresponsive unreliable inconsistent inaccurate incorrect
    incorrectly wrong wrongly mistake mistakes missing misses miss lack lacks lacked lacking absent
    incomplete insufficient inadequate limited limitation limitations restrictive outdated obsolete
    inconvenient inconvenience impractical unintuitive counterintuitive messy mess cluttered clutter
    bloated bloat blurry pixelated grainy distorted scratch scratched scratches dent leaking leak leaks
    complain complained complaint complaints complaining regret regretted regrets unfortunately sadly sad
    unhappy dissatisfied unsatisfied unsatisfactory upset angry mad irritated irritating irritates irritate
    worried worry worrying concern concerned concerns afraid fear doubt doubtful suspicious spam spammy
    spammed ads intrusive intruding nagging nag nags pushy aggressive dislike dislikes disliked hate hates
    hated hating suck sucks sucked sucky crap crappy lame meh stupid silly dumb ridiculous ridiculously
    absurd nonsense pointless unnecessary unneeded waste wasted wasting wastes useless unusable worthless
    rubbish lose loses losing lost loss vanish vanished vanishes disappear disappeared disappears deleted
    corrupt corrupted overheats overheating drain drains draining drained bugging lagged delay delayed
    delays late overdue slow-loading timeout timeouts unavailable inaccessible down offline locked lockout
    blocked blocks reject rejected rejects decline declined denied deny denies refuse refused refuses
    cancel cancelled canceled cancelling uninstall uninstalled uninstalling uninstalls deinstall deleting
    refund refunds overcharged overcharge mischarged unauthorized worse worsened worsen worsens decline
    deteriorated downgrade downgraded degraded regression regress reluctant struggle struggles struggling
    struggled painful pain pains headache headaches hassle hassles nuisance drawback drawbacks downside
    downsides con cons flaw flaws flawed weird odd strange misleading deceptive deceiving deceived
    dishonest lie lied lies lying liars trick tricked fake false shady sketchy risky unsafe insecure
    dangerous hazardous sick ill hurt hurts harmful damage damaged damages damaging unfinished
    half-baked cheated cheat cheating careless overrated overheated disorganized understaffed
    never-ending endless endlessly crashy choppy jerky unplayable unreadable illegible tiny cluttered
    clutters unwanted forced forces force interrupt interrupts interrupted interruption bothersome bother
    bothers bothered disgusted disrespectful neglect neglected negligent lazy tired exhausting stress
    stressful stressed nervous lonely cry crying kills killed dead die died dies dying ruin ruined ruins
    ruining spoil spoiled spoils kludgy quirky nope ugh argh boo wtf smh :( incompatible unsupported
    misaligned truncated overlap overlapping overlaps duplicate duplicates duplicated unexpectedly
    randomly constantly-crashing spotty patchy flaky intermittent`,
  veryBad: `
    terrible terribly horrible horribly horrid horrific awful awfully worst atrocious abysmal abysmally
    appalling dreadful disgusting disgustingly disgrace disgraceful pathetic pathetically unacceptable
    outrageous outrageously scandalous nightmare nightmarish disaster disastrous catastrophe catastrophic
    garbage trash joke scam scams scammed scammer scammers fraud fraudulent fraudsters ripoff rip-off
    rip-offs thieves thief steal stealing stole stolen robbery criminal criminals unbearable intolerable
    inexcusable unforgivable infuriating infuriated furious enraged livid hell despise loathe detest
    abhorrent repulsive revolting vile nasty toxic hopeless incompetent incompetence bullshit bs shit
    shitty fuck fucking damn sucks-big crapware malware virus atrocity shameful shame ashamed horrendous
    horrendously horrifying deplorable ghastly lawsuit sue poison poisoned poisoning unusable
    unwatchable extortion predatory abusive abuse hateful insulting insulted insult idiotic idiots idiot
    moronic morons worthless`,
};

/** Words that carry a strong judgement in some forms only; the rule-made forms of these are left out. */
export const englishExact = new Set([
  'like',
  'kind',
  'con',
  'cons',
  'hard',
  'down',
  'late',
  'cold',
  'dry',
  'fine',
  'plus',
  'die',
  'hit',
  'win',
  'sick',
  'average',
  'odd',
  'late',
  'hell',
  'joke',
  'mad',
  'sue',
  'bs',
  'boo',
  'meh',
  'lie',
  'fun',
  'cool',
  'sweet',
  'rich',
  'fear',
  'issue',
  'issues',
  'block',
  'force',
  'ads',
  'trash',
  'limited',
  'loud',
  'free',
  'hidden',
  'works',
  'value',
]);

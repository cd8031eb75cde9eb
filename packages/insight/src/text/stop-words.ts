const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Function words of English: they begin or end no label and carry no theme. */
export const stopWords: ReadonlySet<string> = new Set(
  list(`a about above after again against ain all almost already also although always am an and another any anyone
  anything are aren as at be because been before being below between both but by can could couldn d did didn do
  does doesn doing don done down during each either else even ever every everyone everything few for from further
  get gets getting give given go goes going got had hadn has hasn have haven having he hello her here hers herself hey hi
  him himself his how however i if im in instead into is isn it its itself ive just keep least let like ll
  m made make makes many may maybe me might mine more most much must my myself neither never no non none nor not
  nothing now o of off often oh ok okay on once one only onto or other others ought our ours ourselves out over
  own per perhaps please pls put quite rather re really s said same say says see seem seems shall shan she should
  shouldn since so some someone something sometimes still such t take than thank thanks that the their theirs
  them themselves then there these they thing things this those though through thus to too try trying two u under until
  up upon ur us use used uses using ve very via want wanted wants was wasn way we well were weren what whatever
  when where whether which while who whom whose why will with within without won would wouldn wow y yes yet you
  your yours yourself yourselves im ive dont cant doesnt didnt isnt wont plz lot lots bit kind sort able actually
  basically anyway guys sir dear hope
  know think etc ll seen hope hopefully
  ago anymore currently lately nowadays recently moment month months week weeks hour hours minute minutes day days
  year years yesterday today tomorrow tonight morning evening night monday tuesday wednesday thursday friday saturday
  sunday start started starting happen happens happened happening tell told look looks looking try tries tried trying
  face faced facing encounter encountered whole totally frequently constantly continuously repeatedly always
  previously suddenly especially mostly lot`),
);

/**
 * Words of judgement and address that say that somebody is pleased or not, but not with what. A statement made of
 * nothing else is general praise or general dissatisfaction, and belongs in one theme rather than in ten.
 */
export const judgementWords: ReadonlySet<string> = new Set(
  list(`amazing annoying appreciate appreciated awesome awful bad beautiful best better brilliant cool crap
  disappointed disappointing disappointment disgusting enjoy enjoyed excellent exceptional fabulous fantastic fine
  five garbage gd glad god good goood great greatest happy hate hated horrible hopeless impressed impressive
  incredible joke junk lame lousy love loved lovely loves loving marvelous mediocre nice nonsense outstanding
  pathetic perfect perfectly pleased poor poorly rubbish sad satisfied satisfying shame shit sucks suck stupid
  super superb stars star terrible terrific thumbs top trash unsatisfied upset useless wack waste wonderful
  worse worst worthless worth wow yuck highly recommend recommended recommending totally absolutely extremely truly
  definitely simply completely certainly big fan favorite favourite keep job done ever far helpful
  rate rating review ratings zero 0 1 2 3 4 5 10 100 1000 first second ok okay thank thanks thx bravo congratulations congrats
  frustrating frustrated frustration disaster ridiculous shameful unprofessional embarrassing stressful cute decent deserve deserves dislike fun funny genius gem legit liked likes must need interesting
  pretty proud rocks solid superior special gud gd nic luv awsm gr8 vgood waw woow stuff whatever world year years time times today day days life
  download install downloading people everybody man bro friend friends guy keep up much more
  cheers regards sincerely wishes advance dear hello hey`),
);

/** What is being judged, when nothing closer is said. */
export const genericSubjects: ReadonlySet<string> = new Set(
  list(`app apps application applications aplication applicaton apk product software program service services bank
  banking mobile phone tool platform site website company game version system thing android iphone ios ipad
  customer user users experience everything`),
);

/**
 * Words that say that something fails, but not what: "it's not working", "fix the bugs please". Statements made of
 * nothing else are one theme; beside any closer word they count like others.
 */
export const malfunctionWords: ReadonlySet<string> = new Set(
  list(`work works working worked function functions functioning functional functionality properly correctly problem
  problems problematic issue issues trouble troubles fix fixed fixes fixing solve solved solving solution resolve
  resolved bug bugs buggy glitch glitches glitchy broken broke error errors fail fails failed failing failure wrong
  malfunction malfunctions repair stopped stop stops asap soon immediately`),
);

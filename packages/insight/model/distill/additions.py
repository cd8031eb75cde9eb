"""Rows that no vocabulary of words has: emoji and words of products, each with what it means in plain words.

The teacher is shown the meaning; the row is that vector. Meanings are our own, after the short names of Unicode's CLDR.
"""

EMOJI = """
😀 grinning happy
😃 happy smile
😄 happy smiling
😁 beaming happy
😆 laughing hard
😅 relieved nervous laugh
🤣 rolling on the floor laughing
😂 laughing with tears of joy
🙂 slightly smiling
🙃 sarcastic smile
😉 winking
😊 pleased and happy
😇 innocent angel
🥰 in love, adore it
😍 love it
🤩 star struck, amazing
😘 kiss
😋 delicious
😛 playful
😜 joking
🤪 crazy
🤑 money greedy
🤗 hug
🤭 oops giggle
🤫 quiet secret
🤔 thinking, I wonder
🤐 cannot say anything
🤨 doubtful suspicious
😐 neutral, not impressed
😑 annoyed, no expression
😶 speechless
😏 smug
😒 unamused annoyed
🙄 rolling eyes annoyed
😬 awkward embarrassing
🤥 lying liar
😌 relieved
😔 sad and disappointed
😪 sleepy
😴 sleeping boring
😷 sick mask
🤒 ill fever
🤢 disgusting
🤮 disgusting vomit
🥵 too hot
🥶 freezing cold
😵 dizzy confused
🤯 mind blown, shocked
🥳 party celebration
😎 cool
🤓 nerd
🧐 inspecting closely
😕 confused
😟 worried
🙁 slightly sad
☹ sad
😮 surprised
😲 astonished
😳 embarrassed
🥺 please, begging
😨 afraid
😰 anxious
😥 sad but relieved
😢 crying sad
😭 crying loudly, very sad
😱 screaming in fear
😖 frustrated
😣 struggling
😞 disappointed
😓 exhausted
😩 weary, fed up
😫 tired, fed up
🥱 bored
😤 frustrated, fuming
😡 very angry
😠 angry
🤬 swearing, furious
😈 evil
💀 dead
💩 crap, terrible
🤡 clown, ridiculous
👻 ghost
👽 alien
🤖 robot, bot
😺 happy cat
🙈 I do not want to see it
🙉 I do not want to hear it
🙊 I should not say it
💋 kiss
💔 broken heart, disappointed
❤ love
🧡 love
💛 love
💚 love
💙 love
💜 love
🖤 love
💯 perfect, one hundred percent
💢 angry
💥 crash, explosion
💫 dizzy
💦 water drops
💨 fast
💣 bomb
💬 message, chat
💭 thought
💤 sleeping, slow and boring
👋 hello, goodbye wave
✋ stop hand
👌 okay, perfect
✌ peace, victory
🤞 fingers crossed, I hope
🤟 love you
🤘 rock
🤙 call me
👈 look left
👉 look here
👆 see above
👇 see below
☝ one point
👍 thumbs up, good
👎 thumbs down, bad
✊ fist
👊 punch
👏 applause, well done
🙌 hooray, praise
🤝 deal, agreement
🙏 please, thank you
✍ writing
💅 stylish
💪 strong
👀 looking, watching
👁 eye, see
🧠 brain, smart
👂 ear, listen
🤦 facepalm, how stupid
🤷 shrug, I do not know
🙋 question, raising a hand
🙅 no, not allowed
🙆 okay
🏃 running
🚶 walking
💃 dancing
👤 user, account
👥 people, team
🔥 fire, excellent
✨ sparkling, great
⭐ star
🌟 glowing star, excellent
⚡ fast, electric
☀ sun
🌙 moon, night mode
🌧 rain
❄ snow, frozen
🌈 rainbow
🌍 world
🎉 celebration, congratulations
🎊 celebration
🎁 gift
🏆 winner, the best
🥇 first place, the best
🎯 on target, exactly
🎮 game
🎵 music
🎶 music
🎧 headphones
📷 camera
📸 photo
🎥 video
📱 mobile phone
💻 laptop computer
🖥 desktop computer
⌨ keyboard
🖨 printer
🔋 battery
🔌 power plug, charging
💡 idea
🔦 flashlight
💸 money lost, expensive
💰 money
💳 credit card, payment
💵 cash dollars
🧾 receipt, invoice
📈 chart rising
📉 chart falling
📊 chart, report
📅 calendar
📆 calendar date
⏰ alarm clock
⏳ waiting, takes long
⌛ waiting, time is up
⏱ stopwatch, time
📧 e-mail
📩 message received
📦 parcel, package
📫 mailbox
📞 telephone call
☎ telephone
🔍 search
🔎 search
🔒 locked
🔓 unlocked
🔑 key, password
🔔 notification
🔕 notifications muted
🔊 loud sound
🔇 muted, no sound
📢 announcement
📝 notes, writing
📄 document
📁 folder
📎 attachment
🔗 link
✂ cut
🗑 trash, delete
🚀 rocket, fast launch
✈ airplane, flight
🚗 car
🚌 bus
🚚 delivery truck
🏠 home
🏥 hospital
🏦 bank
🏨 hotel
🍔 burger
🍕 pizza
☕ coffee
🍺 beer
🎂 birthday cake
🐛 bug, error
🐌 very slow snail
🐢 slow turtle
⚠ warning
🚨 alarm, urgent
🚫 forbidden, not allowed
⛔ no entry, blocked
❌ wrong, no, failed
❎ wrong, no
✅ done, yes, works
✔ done, correct
☑ done, checked
❓ question
❔ question
❗ important
‼ very important
➕ plus, add
➖ minus, remove
♻ recycle
🔄 refresh, reload, sync
🔁 repeat
▶ play
⏸ pause
⏹ stop
🆕 new
🆓 free of charge
🆗 okay
🆘 help, emergency
🔝 top, the best
🔙 back
"""

PRODUCT = """
laggy slow and lagging
lags is slow and lagging
glitchy full of glitches
glitches small errors
buggy full of bugs
crashy crashes often
2fa two-factor authentication code
mfa multi-factor authentication
otp one-time password code
sso single sign-on login
saml single sign-on standard
oauth sign in with another account
scim automatic user provisioning
captcha puzzle that proves you are human
passkey login without a password
passkeys login without passwords
onboarding first steps of a new user
offboarding removing a leaving user
paywall must pay before reading
freemium free version with paid extras
upsell pushed to buy more
pricey too expensive
overpriced too expensive
chargeback payment reversed by the bank
prorated charged in proportion
autopay automatic payment
paypal online payment
iban bank account number
fintech financial technology app
ux user experience
ui user interface
gui user interface
dropdown selection menu
tooltip small hint on hover
popup window that appears
popups windows that appear
modal dialog window
navbar navigation menu
sidebar side menu
toolbar row of tools
checkbox box to tick
datepicker choose a date
autosave saves automatically
autofill fills fields automatically
autocomplete completes what is typed
autocorrect corrects spelling automatically
autoplay plays automatically
typeahead suggests while typing
dashboard overview page with charts
dashboards overview pages with charts
kanban task board with columns
gantt project timeline chart
backlog list of open tasks
jira issue tracker
slack team chat
trello task board
asana project tasks
zapier automation between apps
hubspot customer relationship software
salesforce customer relationship software
zendesk help desk software
shopify online shop software
figma design tool
notion notes and documents app
airtable spreadsheet database
github source code hosting
gitlab source code hosting
powerbi business reports
webhook automatic call to another system
webhooks automatic calls to another system
api programming interface
apis programming interfaces
graphql query language of an interface
sdk software development kit
csv spreadsheet export file
xlsx excel file
json data file
pdf document file
pdfs document files
gdpr data protection law
gsuite google workspace
wifi wireless internet
bluetooth wireless connection
airpods wireless earphones
iphone apple phone
ipad apple tablet
ios apple phone system
macos apple computer system
android google phone system
chromebook google laptop
smartwatch watch with apps
changelog list of changes
rollout gradual release
hotfix urgent repair
beta test version
signup creating an account
signin logging in
login logging in
logout signing out
logins sign-ins
unsub unsubscribe
unsubscribing ending a subscription
dm direct message
dms direct messages
screenshare sharing the screen
screenshot picture of the screen
screenshots pictures of the screen
livestream live video
upvote vote for a request
nps would you recommend us score
csat customer satisfaction score
eta expected time of arrival
asap as soon as possible
pls please
plz please
thx thank you
ty thank you
tbh to be honest
imo in my opinion
imho in my opinion
wtf outrageous
omg oh my god
lol laughing
meh not impressed
ugh annoyed
yay happy
nope no
yep yes
dunno I do not know
gonna going to
wanna want to
gotta have to
cuz because
coz because
idk I do not know
"""


def read(lines):
    return dict(line.split(" ", 1) for line in lines.strip().split("\n"))


def additions(taken):
    """Name → meaning, of what the vocabulary does not have."""
    return {name: meaning for name, meaning in (read(EMOJI) | read(PRODUCT)).items() if name not in taken}

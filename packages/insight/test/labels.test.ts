import { describe, expect, it } from 'vitest';
import { labelThemes } from '../src/labels/label.js';
import { countPhrases } from '../src/labels/phrases.js';
import { shortened } from '../src/labels/summary.js';
import { counted } from './counted.js';

describe('labelThemes', () => {
  const themes = [
    counted([
      'Export to Excel times out.',
      'The export to Excel takes forever',
      'Every export to Excel fails on large files',
      'I waited an hour for the export to Excel',
    ]),
    counted([
      "I can't log in since Monday",
      "Can't log in on my phone",
      "We can't log in at all",
      'It logs me out and then I cannot log in',
    ]),
  ];

  it('writes what people write, in natural order and case', () => {
    const [excel, login] = labelThemes(themes, 'fine');
    expect(excel!.label).toBe('Export to Excel');
    expect(login!.label.toLowerCase()).toContain("can't log in");
  });

  it('never gives two themes one label', () => {
    const labels = labelThemes([themes[0]!, themes[0]!], 'fine').map(({ label }) => label);
    expect(new Set(labels).size).toBe(2);
  });

  it('survives texts without words', () => {
    expect(labelThemes([counted(['👍', '!!!'])], 'fine')).toEqual([
      { label: '', terms: [], stems: [], isGeneral: false },
    ]);
  });

  it('says that a theme has no subject where its name has none', () => {
    const [fix] = labelThemes(
      [counted(['Please fix the bug', 'fix the bug now', 'The bug, fix it'])],
      'fine',
    );
    expect(fix).toMatchObject({ isGeneral: true });
    expect(labelThemes(themes, 'fine').some(({ isGeneral }) => isGeneral)).toBe(false);
  });

  it('ends with the particle of a verb, but with no preposition whose object is left out', () => {
    const things = 'tablet phone car desk ship train bike boat plane sofa watch bench'.split(' ');
    const [crashes, login] = labelThemes(
      [
        counted(things.map((thing) => `It crashes on my ${thing}`)),
        counted(things.map((thing) => `About the ${thing}: I log in.`)),
      ],
      'fine',
    );
    expect(crashes?.label).toBe('Crashes');
    expect(login?.label).toBe('Log in');
  });

  it('names two things that a theme is about, and no detail of it that few speak of', () => {
    const colours = 'red blue green brown white pink grey gold'.split(' ');
    const said = (word: string): string[] => colours.map((colour) => `${colour} ${word}`);
    const rest = counted([...said('lamp'), ...said('lamp'), ...said('lamp')]);
    const spoken = [
      counted([
        ...said('folders'),
        ...said('folders'),
        ...said('documents'),
        ...said('documents'),
        'folders name',
        'folders name',
      ]),
      counted([...said('books'), ...said('books'), ...said('pens').slice(0, 2)]),
      rest,
    ];
    const [storage, books] = labelThemes(spoken, 'fine');
    expect(storage?.label).toBe('Folders and documents');
    expect(books?.label).not.toContain(' and ');
    // Joined as the language does, and set side by side where it is not known.
    expect(labelThemes(spoken, 'fine', 'de')[0]?.label).toBe('Folders und documents');
    expect(labelThemes(spoken, 'fine', 'fi')[0]?.label).toBe('Folders · documents');
  });

  it('lists only words of one sort: things, what is said of them, or what customers list themselves', () => {
    const rooms = 'kitchen hall cellar attic porch garage study nursery'.split(' ');
    const said = (...words: readonly string[]): string[] =>
      rooms.flatMap((room) => words.map((word) => `${room}: ${word}`));
    const rest = counted([...said('the lamp'), ...said('the lamp'), ...said('the lamp')]);
    const [mixed, things, listed] = labelThemes(
      [
        counted([...said('it was draughty'), ...said('it is draughty'), ...said('my curtains')]),
        counted([...said('the heater'), ...said('our heater'), ...said('my curtains')]),
        counted([
          ...said('it was stuffy', 'it is stuffy', 'my windows'),
          'stuffy and windows',
          'windows and stuffy',
          'stuffy and windows, yes',
        ]),
        rest,
      ],
      'fine',
    );
    expect(mixed?.label).toBe('Draughty');
    expect(things?.label).toBe('Heater and curtains');
    expect(listed?.label).toMatch(/and/u);
  });

  it('asks how long, not long', () => {
    const [long] = labelThemes(
      [counted(['How long do refunds take?', 'how long until refunds arrive', 'How long is it'])],
      'fine',
    );
    expect(long?.label).not.toMatch(/^long/iu);
  });

  it('asks the whole question, and takes no piece of a verb with its subject', () => {
    const of = (...spoken: readonly string[]) => labelThemes([counted(spoken), themes[0]!], 'fine');
    const [long] = of(
      'How long does a transfer take?',
      'how long does a transfer take',
      'How long does a transfer take to you',
    );
    expect(long?.label).toBe('How long does a transfer take');
    const [parcel] = of(
      'When will my parcel be delivered?',
      'When will the parcel be delivered',
      'My parcel, when will it be delivered',
    );
    expect(parcel?.label).not.toMatch(/ be /u);
  });

  it('takes no sentence of another script, or of those who speak of something else, for a name', () => {
    const foreign = ['Быстро умно', 'Очень ладно', 'Мало толку'];
    const others = ['Lovely blue paint', 'Warm cosy chairs', 'Nice tall windows'];
    const telling = [
      'Gate shuts early',
      'Mice ate wires',
      'Roof leaks again',
      'Stairs creak loudly',
    ];
    const more = ['Lamp flickers', 'Bells ring twice', 'Doors jam', 'Tiles crack'];
    const texts = [...foreign, ...others, ...telling, ...more].map((text, at) => ({
      text,
      weight: 1,
      telling: at >= 6,
    }));
    const theme = {
      texts,
      count: countPhrases(texts),
      isMatter: true,
      holdsTogether: true,
      looseName: null,
    };
    const [found] = labelThemes([theme, ...themes, ...themes, ...themes, ...themes], 'fine');
    expect([...telling, ...more]).toContain(found?.label);
  });
});

describe('a theme of which no word stands for much', () => {
  const mixed = (of: string, isMatter: boolean, holdsTogether: boolean) => {
    const spoken = Array.from(of, (letter) => `Lamp${letter}ok chair${letter}ok`);
    return {
      ...counted([...spoken, 'mostly the garden', 'a garden']),
      isMatter,
      holdsTogether,
      looseName: isMatter ? 'Various complaints' : 'Various praise',
    };
  };

  it('is not named by what one of those who praise says, and the second is told from the first', () => {
    const found = labelThemes(
      [mixed('abcdefghijklmnopqrs', false, true), mixed('BCDEFGHIJKLMNOPQRST', false, true)],
      'fine',
    );
    expect(found.map(({ label }) => label)).toEqual(['Various praise', 'Various praise: garden']);
    expect(found.every(({ isGeneral }) => isGeneral)).toBe(true);
  });

  it('is named by one who has the trouble, where all speak of one', () => {
    const other = counted(Array.from({ length: 40 }, () => 'Boats float'));
    const [trouble] = labelThemes([mixed('abcdefghijklmnopqrs', true, true), other], 'fine');
    expect(trouble).toMatchObject({ label: expect.stringContaining('garden'), isGeneral: false });
    const [troubles] = labelThemes([mixed('abcdefghijklmnopqrs', true, false), other], 'fine');
    expect(troubles?.label).toBe('Various complaints');
  });
});

describe('how a name is written', () => {
  const rooms = 'kitchen hall cellar attic porch garage study nursery'.split(' ');
  const said = (...words: readonly string[]): string[] =>
    rooms.flatMap((room) => words.map((word) => `${room}: ${word}`));
  const rest = counted(said('the lamp', 'a lamp', 'my lamp'));
  const nameOf = (spoken: readonly string[]): string =>
    labelThemes([{ ...counted(spoken), isMatter: false }, rest], 'fine')[0]?.label ?? '';

  it('keeps initials that many write as such', () => {
    expect(nameOf([...said('my atm', 'the atm'), ...said('the ATM')])).toBe('ATM');
    expect(nameOf([...said('my vase', 'the vase', 'a vase'), 'VASE'])).toBe('Vase');
  });

  it('does not name one thing twice', () => {
    expect(nameOf(said('the cost', 'my cost', 'the price'))).toBe('Cost');
    expect(nameOf(said('the cost', 'my cost', 'the curtains'))).toBe('Cost and curtains');
  });

  it('says what the texts mean, not what some of them have beside it', () => {
    const spoken = [
      'Puppy chewed the sofa',
      'My dog barks at night, serial number',
      'The dog ate a shoe, serial number',
      'Cat and dog fight, serial number',
      'A kitten scratched me',
      'Our hound howls',
      'The dog sheds hair',
      'Dogs need walks',
    ];
    expect(nameOf(spoken)).toMatch(/dog/iu);
  });

  it('says neither how often nor how much, and ends in no preposition', () => {
    expect(nameOf(said('hardly any curtains', 'curtains'))).toBe('Curtains');
    expect(nameOf(said('curtains on', 'the curtains'))).toBe('Curtains');
  });
});

describe('names in other languages', () => {
  const name = (language: string, spoken: readonly string[], rest: readonly string[]): string => {
    const theme = (said: readonly string[]) => counted(said, language);
    return labelThemes([theme(spoken), theme(rest)], 'fine', language)[0]?.label ?? '';
  };

  it('begin and end with no function word', () => {
    const rest = ['Der Kalender ist leer', 'Im Kalender fehlt alles', 'Der Kalender ist weg'];
    const bill = [
      'Das Logo fehlt auf der Rechnung',
      'Auf der Rechnung ist das Logo falsch',
      'Auf der Rechnung steht der Rabatt nicht',
    ];
    const ends = /^(?:auf|der|das|ist)\b|\b(?:auf|der|das|ist|steht)$/iu;
    expect(name('de', bill, rest)).toMatch(/Rechnung|Logo/u);
    expect(name('de', bill, rest)).not.toMatch(ends);
    const password = [
      'El correo para cambiar la contraseña no llega',
      'Sin correo para cambiar la contraseña',
      'Espero el correo para cambiar la contraseña',
    ];
    expect(name('es', password, ['La agenda es lenta', 'Agenda vacía', 'Mi agenda'])).toBe(
      'Correo para cambiar la contraseña',
    );
  });

  it('join two words as the language does', () => {
    const quick = ['መተግበሪያው ፈጣን ነው', 'በጣም ፈጣን', 'ፈጣን እና ቀልጣፋ', 'ፈጣን እና ቀልጣፋ ነው', 'ቀልጣፋ ነው', 'ቀልጣፋ'];
    expect(name('am', quick, ['ክፍያ የለም', 'ክፍያ', 'ክፍያ ነበር'])).toBe('ፈጣን እና ቀልጣፋ');
  });

  it('keep the word that says no, before and after what it denies', () => {
    const rest = ['Der Kalender ist leer', 'Im Kalender fehlt alles', 'Der Kalender ist weg'];
    const said = ['Der Drucker druckt nicht', 'Es druckt nicht', 'Seit heute druckt nicht mehr'];
    expect(name('de', said, rest)).toMatch(/druckt nicht$/iu);
    const opened = ['No puedo entrar', 'Desde ayer no puedo entrar', 'no puedo entrar, ayuda'];
    expect(name('es', opened, ['La agenda es lenta', 'Agenda vacía', 'Mi agenda'])).toBe(
      'No puedo entrar',
    );
  });
});

describe('a name in another language', () => {
  it('has no subject where it only judges or wants', () => {
    const theme = (said: readonly string[]) => counted(said, 'de');
    const found = labelThemes(
      [
        theme(['Bitte bald beheben', 'Den Fehler bald beheben', 'bald beheben bitte']),
        theme(['Login geht nicht', 'Der Login geht nicht', 'Login geht wieder nicht']),
      ],
      'fine',
      'de',
    );
    expect(found.map(({ isGeneral }) => isGeneral)).toEqual([true, false]);
  });
});

describe('shortened', () => {
  it('cuts between words and never inside a character', () => {
    expect(shortened('short\n text ')).toBe('short text');
    const long = shortened('word '.repeat(60));
    expect(long.length).toBeLessThanOrEqual(140);
    expect(long.endsWith('word…')).toBe(true);
    expect(shortened('😀'.repeat(100))).toMatch(/^(?:😀)+…$/u);
  });
});

describe('a theme that one word names', () => {
  const rest = ['The invoice is wrong', 'Invoice twice', 'Wrong invoice again', 'No invoice came'];
  const praised = (spoken: readonly string[]) => ({ ...counted(spoken), isMatter: false });

  it('is named by the phrase that many say around it', () => {
    const [easy, photo] = labelThemes(
      [
        praised([
          'Easy to use',
          'so easy to use',
          'easy to use and quick',
          'Very easy',
          'easy app',
        ]),
        praised([
          'Photo editing made fun',
          'Love my photo wall',
          'photo editing is quick',
          'Each photo shines',
          'A photo a day',
          'Photo of my cat',
        ]),
        counted(rest),
      ],
      'fine',
    );
    expect(easy?.label).toBe('Easy to use');
    expect(photo?.label).toBe('Photo editing');
  });

  it('keeps the word where only single people say more, or no more than how much', () => {
    const said = Array.from({ length: 24 }, (_, i) => `Useful ${'abcdefghijklmnopqrstuvwx'[i]}abo`);
    const [useful] = labelThemes(
      [praised([...said, 'very useful', 'very useful', 'very useful']), counted(rest)],
      'fine',
    );
    expect(useful?.label).toBe('Useful');
  });
});

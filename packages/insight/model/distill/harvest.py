"""Harvests English sentences from Debian packages (`debs/`, listed in debian-packages.txt) and from apt's descriptions.

python harvest.py          # in the working folder; writes text/<kind>.txt
"""

import bz2, glob, gzip, hashlib, html, io, json, lzma, os, re, struct, subprocess, tarfile, zipfile
from collections import Counter

OUT = "text"
os.makedirs(OUT, exist_ok=True)
TAG = re.compile(r"<(script|style|pre|code|programlisting|screen)\b.*?</\1>|<[^>]+>", re.S | re.I)
BLOCK = re.compile(r"</?(p|div|li|td|th|tr|h\d|br|dt|dd|title|para|item|note|desc|section|head)\b[^>]*>", re.I)
SENT = re.compile(r'(?<=[.!?])["\')\]]*\s+(?=[A-Z"\'(])')
OKC = re.compile(r"^[A-Za-z0-9 ,.;:!?'\"()/%$€£&+#@\-–—’“”…=\[\]*_>]+$")
STOP = set(
    "the a an is are was to of in for on and or not you your it this that with be can if will from by as i my no have has do does how what when where why which there use used using all new file at but cannot".split()
)


def good(s):
    n = len(s)
    if n < 12 or n > 260 or not OKC.match(s):
        return False
    w = s.split()
    if not 3 <= len(w) <= 40:
        return False
    al = sum(c.isalpha() for c in s)
    if al / n < 0.72:
        return False
    if sum(1 for x in w if re.fullmatch(r"[A-Za-z][a-z'’-]*[,.;:!?)]*", x)) / len(w) < 0.7:
        return False
    if re.search(r"[_=*>]{2}|\w[_=]\w|::|--\w", s):
        return False
    return any(x.lower().strip(",.;:!?") in STOP for x in w) or len(w) <= 8


def sents(t):
    for para in re.split(r"\n\s*\n|\n\s*[*\-+•]\s+|\r|\x00", t):
        para = re.sub(r"\s+", " ", para).strip()
        for s in SENT.split(para):
            s = s.strip().strip("*").strip()
            if good(s):
                yield s


def from_html(b):
    t = b.decode("utf8", "ignore")
    t = re.sub(r"<(script|style|pre|programlisting|screen)\b.*?</\1>", " ", t, flags=re.S | re.I)
    t = BLOCK.sub("\n\n", t)
    t = TAG.sub("", t)
    return sents(html.unescape(t))


def from_mo(b):
    try:
        m = struct.unpack("<I", b[:4])[0]
        e = "<" if m == 0x950412DE else ">"
        n, o = struct.unpack(e + "II", b[8:16])
        for i in range(n):
            l, p = struct.unpack(e + "II", b[o + 8 * i : o + 8 * i + 8])
            s = b[p : p + l].decode("utf8", "ignore").split("\x04")[-1].split("\x00")[0]
            s = re.sub(r"<[^>]+>", "", s)
            s = re.sub(r"%\d*\$?[a-z]\b|%[-\d.]*l*[a-z]|\{[^}]*\}|%\([a-z_]+\)s", "it", s)
            s = re.sub(r"(?<=\w)_|_(?=\w)|[&~](?=\w)", "", s).replace("...", "")
            yield from sents(s)
    except Exception:
        return


def from_roff(b):
    t = b.decode("utf8", "ignore")
    out = []
    for l in t.split("\n"):
        if l.startswith(("'", ".")):
            m = re.match(r"\.(B|I|BR|IR|BI|RB|RI|Nm|Fl|Em|Sy|Pa)\s+(.*)", l)
            if m:
                out.append(m.group(2).replace('"', ""))
            elif re.match(r"\.(PP|P|SH|SS|TP|IP|LP|Pp|It|Sh|nf|fi|RS|RE)\b", l):
                out.append("\n")
            continue
        out.append(l if l.strip() else "\n")
    t = "\n".join(out)
    t = (
        re.sub(r"\\f[A-Z]|\\f\(..|\\&|\\/", "", t)
        .replace("\\-", "-")
        .replace("\\(aq", "'")
        .replace("\\(em", "-")
        .replace("\\e", "\\")
    )
    return sents(re.sub(r"\n\n+", "\n\n", t))


def from_json(b):
    try:
        d = json.loads(b)
    except Exception:
        return
    st = [d]
    while st:
        x = st.pop()
        if isinstance(x, dict):
            st += x.values()
        elif isinstance(x, list):
            st += x
        elif isinstance(x, str):
            x = re.sub(r"\{\{[^}]*\}\}|\[\[[^\]|]*\||\]\]|\[\[|\$\d|\{[^}]*\}|<[^>]+>|%\w", " ", x)
            yield from sents(re.sub(r"'''?|\s+", " ", x))


def from_kv(b):
    for l in b.decode("utf8", "ignore").split("\n"):
        m = re.match(r"""\s*[\w.\-'"$\[\]]+\s*(?:=|:|=>)\s*['"]?(.*?)['"]?[,;]?\s*$""", l)
        if m:
            yield from sents(re.sub(r"\{[^}]*\}|<[^>]+>|%\w|\$\w+|#\d", "it", m.group(1)).replace("\\n", " "))


def from_log(b):
    t = b.decode("utf8", "ignore")
    for l in re.split(r"\n\s*[*\-+•o]\s+|\n\s*\n|\n\s*\[[^\]]+\]\s*", t):
        l = re.sub(r"\s+", " ", l).strip()
        l = re.sub(
            r"\(?(Closes|LP|bug|issue|see)?:?\s*#\d+[^)]*\)?|\((?:bgo|bug|kde|bz|issue)[^)]*\)|BUG:\s*\d+|^[\w./ ]+:\s(?=[A-Z])",
            "",
            l,
            flags=re.I,
        ).strip()
        if not re.search(
            r"(?i)\b(translation|upload|standards-version|debhelper|debian/|lintian|patch|cve|mon|tue|wed|thu|fri|sat|sun),?\b",
            l,
        ):
            yield from sents(l)


def dec(name, b):
    try:
        if name.endswith(".gz"):
            return gzip.decompress(b)
        if name.endswith(".bz2"):
            return bz2.decompress(b)
        if name.endswith(".xz"):
            return lzma.decompress(b)
    except Exception:
        return b""
    return b


def route(n):
    l = n.lower()
    base = re.sub(r"\.(gz|bz2|xz)$", "", l)
    if base.endswith(".mo"):
        return "ui", from_mo
    if re.search(r"/man/man\d/", l):
        return "man", from_roff
    if re.search(
        r"/(news|changelog|changes|releasenotes|release_notes|history)[^/]*$", base
    ) and "debian" not in os.path.basename(l):
        return "changes", from_log
    if re.search(r"/(readme|faq|todo|bugs)[^/]*$", base) and not base.endswith((".html", ".php", ".js")):
        return "docs", lambda b: sents(b.decode("utf8", "ignore"))
    if base.endswith((".html", ".xhtml", ".htm", ".page", ".docbook")):
        if (
            re.search(r"/(help|doc)/[^/]+/(?!(c|en|en_us|en-us)/)[a-z]{2}(_[a-z]+)?/", l)
            or re.search(r"[./](de|fr|es|ja|ko|tr|pt-br|zh-cn|da|ru|it|nl)\.(html|utf8|euc)", l)
            or "/help/" in l
            and re.search(r"/help/(?!c/)[a-z]{2}(_[a-z]{2})?/", l.replace("/gnome-help", ""))
            and "libreoffice" not in l
            and "gimp" not in l
        ):
            return None
        return "help", from_html
    if re.search(r"(/en(_us|-us|_gb)?(/|\.))", l) and base.endswith((".json",)):
        return "ui", from_json
    if re.search(r"(/en(_us|-us)?(/|\.)|en-us)", l) and base.endswith(
        (".properties", ".ftl", ".inc", ".yml", ".yaml", ".dtd")
    ):
        return "ui", from_kv
    if re.search(r"wordnet.*/data\.(noun|verb|adj|adv)$", l):
        return "wordnet", wn
    if "/games/fortunes/" in l and not l.endswith((".dat", ".u8")):
        return "fortunes", lambda b: sents(b.decode("utf8", "ignore").replace("\n%\n", "\n\n"))
    return None


def wn(b):
    for l in b.decode("utf8", "ignore").split("\n"):
        if "|" not in l or l.startswith("  "):
            continue
        f = l.split(" ")
        words = [f[4 + 2 * i].replace("_", " ").split("(")[0] for i in range(int(f[3], 16))]
        g = l.split("|", 1)[1].strip()
        ex = re.findall(r'"([^"]+)"', g)
        d = re.sub(r';?\s*"[^"]*".*', "", g).strip()
        d = re.sub(r"^\([^)]*\)\s*", "", d)
        for e in ex:
            if len(e.split()) > 2 and len(e) < 200:
                yield e
        for w in words[:2]:
            s = f"{w}: {d}"
            if len(s) < 200 and OKC.match(s):
                yield s


def main():
    seen = set()
    files = {}
    counts = Counter()
    per = Counter()

    def put(cat, pkg, s):
        k = hashlib.blake2b(re.sub(r"\W+", " ", s.lower()).encode(), digest_size=8).digest()
        if k in seen:
            return
        seen.add(k)
        counts[cat] += 1
        per[pkg] += 1
        (files.get(cat) or files.setdefault(cat, open(f"{OUT}/{cat}.txt", "w"))).write(s.replace("\n", " ") + "\n")

    t = subprocess.run(["apt-cache", "dumpavail"], capture_output=True).stdout.decode("utf8", "ignore")
    for m in re.finditer(r"^Description(?:-en)?: (.*)\n((?: .*\n)*)", t, re.M):
        if len(m.group(1).split()) > 2:
            put("apt", "apt", m.group(1))
        for s in sents(re.sub(r"\n \.\n", "\n\n", m.group(2))):
            put("apt", "apt", s)
    for f in glob.glob("/var/lib/apt/lists/*dep11*Components*.gz"):
        for l in gzip.open(f, "rt", errors="ignore"):
            if re.match(r"\s+(C|en): ", l) or l.startswith("    "):
                x = re.sub(r"<[^>]+>", " ", l.split(": ", 1)[-1]).strip().strip(">-")
                for s in sents(x):
                    put("appstream", "dep11", s)
    debs = sorted(glob.glob("debs/*.deb"))
    for d in debs:
        pkg = os.path.basename(d).split("_")[0]
        mo_seen = {}
        p = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", d], stdout=subprocess.PIPE)
        try:
            tf = tarfile.open(fileobj=p.stdout, mode="r|")
            for m in tf:
                if not m.isfile() or m.size > 40e6:
                    continue
                n = m.name
                if n.endswith("omni.ja"):
                    b = tf.extractfile(m).read()
                    try:
                        z = zipfile.ZipFile(io.BytesIO(b))
                        for q in z.namelist():
                            if q.endswith((".ftl", ".properties", ".dtd")):
                                for s in from_kv(z.read(q)):
                                    put("ui", pkg, s)
                    except Exception as e:
                        print("omni", e)
                    continue
                r = route("/" + n)
                if not r or (m.size > 6e6 and r[0] != "wordnet"):
                    continue
                if n.endswith(".mo"):
                    g = re.match(r".*?/([a-z]{2,3}(?:[_@][A-Za-z]+)?)/LC_MESSAGES", n)
                    lang = g.group(1) if g else "?"
                    dom = os.path.basename(n)
                    if dom in mo_seen and mo_seen[dom] != lang and lang != "de":
                        continue
                    mo_seen[dom] = lang
                b = dec(n, tf.extractfile(m).read())
                for s in r[1](b):
                    put(r[0], pkg, s)
        except Exception as e:
            print(d, e)
        p.stdout.close()
        p.wait()
    for f in files.values():
        f.close()
    print(counts)
    open(f"{OUT}/packages.json", "w").write(json.dumps(per))


main()

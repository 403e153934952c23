"""What do other reports say in the entries of an article? By looking at each of their passages."""

from __future__ import annotations

from search.engines.memory_corpus import MemoryCorpus
from search.marking import Marker
from search.others import OTHERS_ENTRIES, read_first
from search.results.things import OtherReports
from search.vocabulary import Ground


def others(corpus: MemoryCorpus, article_id: str, marker: Marker) -> tuple[OtherReports, ...]:
    """What other reports say in the home entries of an article's passages."""
    sentences = corpus.report[article_id].sentences
    homes = [corpus.home.get(sentence.passage.id, "") for sentence in sentences]
    entries = {entry.id: entry for entry in corpus.entries}
    found: list[OtherReports] = []
    for home in dict.fromkeys(home for home in homes if home):
        standing = [
            (*corpus.sentence[passage], ground is Ground.DAY)
            for passage, ground in zip(entries[home].passages, entries[home].grounds, strict=True)
        ]
        foreign = [one for one in standing if one[0].id != article_id]
        if not foreign:
            continue
        sources = [report.source or (report.id,) for report, *_ in foreign]
        places = read_first(sources, [by_day for *_, by_day in foreign])
        found.append(
            OtherReports(
                entry=home,
                reports=len({report.id for report, *_ in foreign}),
                passages=tuple(corpus.view(foreign[place][1], marker) for place in places)
                if len(found) < OTHERS_ENTRIES
                else (),
            )
        )
    return tuple(found)

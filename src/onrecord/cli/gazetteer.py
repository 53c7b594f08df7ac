"""onrecord gazetteer"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.text import clean, one_line

if TYPE_CHECKING:
    from onrecord.gazetteer import Names
    from onrecord.gazetteer.adding.geonames import Step
    from onrecord.model import Place

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def gazetteer() -> None:
    """Look places up; add places of your own.

    \b
    Example:
        onrecord gazetteer look Tripoli --country LB
        onrecord gazetteer add SY IQ
    """


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...] | str | None) -> tuple[str, ...]:
    from onrecord.gazetteer.countries import code, countries

    said = (values,) if isinstance(values, str) else values or ()
    for one in said:
        if one.upper() not in countries():
            near = code(one)
            hint = f"; {one} is {near}" if near else "; give ISO 3166-1 codes of two letters, as SY"
            raise click.BadParameter(f"{clean(one)} is no country code{hint}")
    return tuple(dict.fromkeys(one.upper() for one in said))


@gazetteer.command()
@click.argument("countries", nargs=-1, metavar="[CC]...", callback=_codes)
@click.option("--all", "everything", is_flag=True, help="all countries (1.7 GB; some 13 million places)")
@click.option(
    "--from-file", "file", type=_FILE, help="a dump that you have: SY.zip, allCountries.zip, or the .txt in it"
)
@click.option(
    "--with", "extra", type=_FILE, multiple=True, help="admin1CodesASCII, admin2Codes, hierarchy, alternateNamesV2"
)
@click.option("--alternates", is_flag=True, help="download alternateNamesV2.zip, too (more names; 190 MB)")
@click.option("--base", metavar="URL", default=None, help="a mirror of GeoNames' export/dump")
def add(
    countries: tuple[str, ...],
    everything: bool,
    file: Path | None,
    extra: tuple[Path, ...],
    alternates: bool,
    base: str,
) -> None:
    """Add all places of countries from GeoNames.

    Downloads them from geonames.org, or takes the file that you give; its companions are found beside it. Villages,
    mountains, camps and rivers are then found by name. A load that was stopped goes on where it was.

    \b
    Example:
        onrecord gazetteer add SY IQ TR
        onrecord gazetteer add --from-file SY.zip
        onrecord gazetteer add SY IQ --from-file allCountries.zip
    """
    from onrecord.gazetteer.adding import geonames

    if not (countries or everything or file):
        raise click.UsageError("name countries (SY IQ), or --all, or a file with --from-file")
    if file:
        name = geonames.ALL if everything or file.stem == "allCountries" else file.name.partition(".")[0]
        given = (*geonames.beside(file), *extra)
        _show(geonames.load("+".join(sorted(countries)) or name, file, given, countries))
    else:
        _download(countries, everything, alternates, base, extra)
    click.get_current_context().invoke(info)


def _download(
    countries: tuple[str, ...], everything: bool, alternates: bool, base: str | None, extra: tuple[Path, ...]
) -> None:
    from onrecord import config
    from onrecord.gazetteer.adding import geonames
    from onrecord.gazetteer.adding.fetch import BASE, fetch

    folder, base = config.data_dir() / "downloads", base or BASE
    more = [
        "admin1CodesASCII.txt",
        "admin2Codes.txt",
        "hierarchy.zip",
        *(["alternateNamesV2.zip"] if alternates else []),
    ]
    for one in more:
        _show(fetch(base, one, folder))
    for code in [geonames.ALL] if everything else countries:
        dump = folder / ("allCountries.zip" if everything else f"{code}.zip")
        _show(fetch(base, dump.name, folder))
        _show(geonames.load(code, dump, (*(folder / one for one in more), *extra)))
        dump.unlink()
    for one in more:
        (folder / one).unlink()


def _show(steps: Iterable["Step"]) -> None:
    from onrecord.cli.bar import bar

    with bar() as shown:
        for step in steps:
            rate = f"{step.rows:,} rows" if step.rows else f"{step.done:,} bytes"
            shown.at(step.doing, step.done, step.total, rate)


@gazetteer.command("add-places")
@click.argument("file", type=_FILE)
@click.option("--country", metavar="CC", callback=_codes, help="of places whose row does not tell it")
def add_places(file: Path, country: tuple[str, ...]) -> None:
    """Add a list of your own, or one with P-codes.

    FILE is CSV with the columns name, lat, lon, and, where there are such, id (or pcode), country, admin1, grain,
    population, aliases (split by semicolons). Adding it again replaces what it gave before.

    \b
    Example:
        onrecord gazetteer add-places villages.csv --country SY
    """
    from onrecord.gazetteer.adding.lists import add_list

    source = add_list(file, next(iter(country), None))
    click.echo(clean(f"{source.name}: {source.places:,} places"))


@gazetteer.command()
@click.argument("name")
@click.option("--country", multiple=True, metavar="CC", callback=_codes, help="a country that the report is about")
def look(name: str, country: tuple[str, ...]) -> None:
    """Show which places a name may mean, and why one wins.

    \b
    Example:
        onrecord gazetteer look Tripoli --country LB
    """
    from onrecord.gazetteer import open_gazetteer

    atlas = open_gazetteer()
    for line in _looked(name, country, atlas):
        click.echo(one_line(line) if not line.startswith(" ") else f"    {one_line(line)}")
    click.get_current_context().exit(0 if atlas.places(name, countries=country) else 1)


def _looked(name: str, country: tuple[str, ...], atlas: "Names") -> Iterator[str]:
    from onrecord.gazetteer.ranking import HOW

    ranking = atlas.look(name, country)
    for number, match in enumerate(ranking.matches[:10], 1):
        inside = ", ".join(place.name for place in atlas.parents(match.place.id))
        yield f"{number}. {_described(match.place)}{f', in {inside}' if inside else ''} - {HOW[match.how]}"
        if number < len(ranking.matches):
            yield f" before the next, since {ranking.why(match, ranking.matches[number])}"
    if len(ranking.matches) > 10:
        yield f"... and {len(ranking.matches) - 10} more"
    if not ranking.matches:
        yield f"No place is called {name!r}."
        where = "" if country else " (with --country, also names that sound alike are looked for)"
        near = atlas.alike(name, country)
        yield f"Not taken for it, but sounding alike:{'' if near else ' none'}{where}"
        yield from (f" {_described(place)}" for place in near[:5])


def _described(place: "Place") -> str:
    people = f", {place.population:,} people" if place.population else ""
    where = "no coordinates" if place.lat is None else f"{place.lat:.5f}, {place.lon:.5f}"
    return f"{place.name} ({place.grain}{people}; {where}; id {place.id})"


@gazetteer.command()
def info() -> None:
    """Show what is loaded, of when, and whom to credit.

    \b
    Example:
        onrecord gazetteer info
    """
    from onrecord.gazetteer import open_gazetteer, own
    from onrecord.model.vocab import table

    places, listed = open_gazetteer().size()
    click.echo(f"{places:,} places and {listed:,} actors ship with onrecord:")
    for row in table("gazetteer/data/credits"):
        click.echo(clean(f"  {row['what']} ({row['dated']})\n    {row['credit']}"))
    sources, actors = own.sources(), own.actors()
    click.echo(clean(f"Yours, in {own.places_file().parent}:" if sources or actors else "You have added nothing."))
    for one in sources:
        dated = f", as of {one.dated}" if one.dated else ""
        click.echo(clean(f"  {one.name}: {one.places:,} places from {one.files}{dated} (SHA-256 {one.digest[:12]})"))
        click.echo(clean(f"    {one.credit}"))
    if actors:
        click.echo(f"  {len(actors):,} actors with names of yours")

"""Search by name in the database: one function that applies the signed context itself (security guide, 1.5).

Beneath a row policy PostgreSQL does not use trigram indexes, so the function's owner reads names without one; it is
the only such place, returns ids alone, and a guard test holds it to the context.
"""

from typing import Final

from kotokirja.platform.roles import role

SORT_KEY: Final = """CREATE OR REPLACE FUNCTION fi_sort(t text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT translate(lower(t), 'åäæöøõüéèëáàâíîïóòôúùûšžçñŋđŧǥǧǩǯčĺńŕ', E'{||}}}yeeeaaaiiiooouuuszcnndtggkzclnr') $$"""
"""Finnish order without ICU: å ä ö follow z, other marks are taken off, Sámi letters included."""

SEARCH_KEY: Final = """CREATE OR REPLACE FUNCTION fi_fold(t text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT translate(lower(t), 'åäæöøõüéèëáàâíîïóòôúùûšžçñŋđŧǥǧǩǯčĺńŕ', 'aaaoooueeeaaaiiiooouuuszcnndtggkzclnr') $$"""
"""Letters as somebody types them who has no marks on the keyboard: for finding, not for order."""


FEW: Final = 3000
"""A circle of teams with at most so many clients is looked through person by person: a search in the own teams takes the
same time in a village and in the whole country."""


def function() -> tuple[str, ...]:
    """Make the search function and what its owner may read."""
    owner, app, worker, searcher = role("owner"), role("app"), role("worker"), role("search_owner")
    return (
        f"GRANT SELECT (id, municipality_id, sort_key, search_key) ON clients_client TO {searcher}",
        f"GRANT SELECT (client_id, municipality_id, team_id, ended_on) ON clients_relationship TO {searcher}",
        f"CREATE POLICY searched ON clients_client FOR SELECT TO {searcher} USING (true)",
        f"CREATE POLICY searched ON clients_relationship FOR SELECT TO {searcher} USING (true)",
        f"GRANT EXECUTE ON FUNCTION fi_sort, fi_fold TO {app}, {worker}, {searcher}",
        f"SET LOCAL ROLE {searcher}",
        DEFINITION,
        "REVOKE ALL ON FUNCTION clients_search FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION clients_search TO {app}",
        f"SET LOCAL ROLE {owner}",
    )


def renewed() -> tuple[str, ...]:
    """Put this version's definition in the place of an earlier one; rights and policies stay."""
    return (f"SET LOCAL ROLE {role('search_owner')}", DEFINITION, f"SET LOCAL ROLE {role('owner')}")


DEFINITION: Final = f"""CREATE OR REPLACE FUNCTION clients_search(term text, most int)
RETURNS TABLE (client_id uuid, likeness real)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE places int[] := sec.municipalities();
        place smallint := places[1];
        wanted text := public.fi_fold(term);
        beginning text := public.fi_sort(term);
        everywhere boolean := sec.is_whole();
        circle uuid[] := sec.teams();
        today date := (now() AT TIME ZONE 'Europe/Helsinki')::date;
        found uuid[];
BEGIN
  IF cardinality(places) <> 1 THEN
    RAISE insufficient_privilege USING MESSAGE = 'a search is within one municipality';
  END IF;
  PERFORM show_limit();  -- loads the library, which makes its setting known
  PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  IF everywhere THEN
    -- Whoever is called exactly so fills the page alone: the order of names finds them without weighing anybody else.
    found := ARRAY(SELECT c.id FROM public.clients_client c
                   WHERE c.municipality_id = place AND c.sort_key >= beginning AND c.sort_key < beginning || chr(1114111)
                   ORDER BY c.sort_key, c.id LIMIT most);
    IF cardinality(found) >= most THEN
      RETURN QUERY SELECT f.id, 1::real FROM unnest(found) WITH ORDINALITY AS f (id, place) ORDER BY f.place;
      RETURN;
    END IF;
  ELSE
    found := ARRAY(SELECT r.client_id FROM public.clients_relationship r
                   WHERE r.municipality_id = place AND r.team_id = ANY (circle)
                     AND (r.ended_on IS NULL OR r.ended_on >= today) LIMIT {FEW + 1});
    IF cardinality(found) <= {FEW} THEN
      RETURN QUERY
      WITH alike AS MATERIALIZED (
        SELECT c.id, c.sort_key, word_similarity(wanted, c.search_key) AS nearness
        FROM public.clients_client c WHERE c.municipality_id = place AND c.id = ANY (found))
      SELECT a.id, a.nearness FROM alike a WHERE a.nearness >= 0.5
      ORDER BY a.nearness DESC, a.sort_key, a.id LIMIT most;
      RETURN;
    END IF;
  END IF;
  RETURN QUERY
  WITH alike AS MATERIALIZED (
    SELECT c.id, c.sort_key, word_similarity(wanted, c.search_key) AS nearness
    FROM public.clients_client c
    WHERE c.municipality_id = place AND wanted <% c.search_key)
  SELECT a.id, a.nearness FROM alike a
  WHERE everywhere OR EXISTS (
    SELECT FROM public.clients_relationship r
    WHERE r.municipality_id = place AND r.client_id = a.id AND r.team_id = ANY (circle)
      AND (r.ended_on IS NULL OR r.ended_on >= today))
  ORDER BY a.nearness DESC, a.sort_key, a.id LIMIT most;
END $$"""

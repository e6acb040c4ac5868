"""The access log in the database: partitioned by month, appended by one function, altered by nobody."""

from kotokirja.platform.roles import role


def statements() -> list[str]:
    """Make the log, its pseudonyms and the function that writes it (security guide, 1.2)."""
    owner, writer, app, worker = role("owner"), role("audit_writer"), role("app"), role("worker")
    return [
        """CREATE TABLE audit.entry (
             sequence bigint GENERATED ALWAYS AS IDENTITY,
             at timestamptz NOT NULL DEFAULT clock_timestamp(),
             xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
             actor uuid NOT NULL, role text NOT NULL, action text NOT NULL, purpose text NOT NULL,
             ground text NOT NULL, municipality_id smallint NOT NULL, subject uuid, categories text[] NOT NULL,
             oldest_on date, request_id uuid NOT NULL,
             outcome text NOT NULL CHECK (outcome IN ('GRANTED', 'SHOWN', 'REFUSED')),
             declaration text NOT NULL, salt bytea NOT NULL DEFAULT uuid_send(gen_random_uuid()),
             PRIMARY KEY (at, sequence)) PARTITION BY RANGE (at)""",
        "CREATE TABLE audit.entry_default PARTITION OF audit.entry DEFAULT",
        "CREATE INDEX entry_by_subject ON audit.entry (municipality_id, subject, at DESC)",
        "CREATE INDEX entry_by_time ON audit.entry (municipality_id, at DESC)",
        "CREATE INDEX entry_by_actor ON audit.entry (municipality_id, actor, at DESC)",
        """CREATE TABLE audit.pseudonym (
             municipality_id smallint NOT NULL, subject_id uuid NOT NULL, pseudonym uuid NOT NULL DEFAULT gen_random_uuid(),
             PRIMARY KEY (municipality_id, subject_id), UNIQUE (municipality_id, pseudonym))""",
        f"GRANT INSERT, SELECT ON audit.pseudonym TO {writer}",
        f"GRANT INSERT ON audit.entry TO {writer}",
        "ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE audit.entry FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY appended ON audit.entry FOR INSERT TO {writer} WITH CHECK (true)",
        f"SET LOCAL ROLE {writer}",
        """CREATE FUNCTION audit.append(act text, basis text, municipality int, persons uuid[], groups text[],
                                         oldest date, request uuid, result text, declared text) RETURNS void
           LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
           DECLARE f text[] := sec.context();
           BEGIN
             IF f[6] = 'decide' AND result <> 'REFUSED' THEN
               RAISE insufficient_privilege USING MESSAGE = 'a base context may log refusals only';
             END IF;
             IF NOT municipality = ANY (string_to_array(f[7], ',')::int[]) THEN
               RAISE insufficient_privilege USING MESSAGE = 'the log row is of a municipality outside the context';
             END IF;
             INSERT INTO audit.pseudonym (municipality_id, subject_id)
               SELECT municipality, person FROM unnest(persons) person
               WHERE NOT EXISTS (SELECT FROM audit.pseudonym p
                                 WHERE p.municipality_id = municipality AND p.subject_id = person)
               ON CONFLICT DO NOTHING;
             INSERT INTO audit.entry (actor, role, action, purpose, ground, municipality_id, subject, categories,
                                      oldest_on, request_id, outcome, declaration)
               SELECT f[4]::uuid, f[5], act, f[6], basis, municipality, p.pseudonym, groups, oldest, request, result, declared
               FROM unnest(CASE WHEN cardinality(persons) = 0 THEN ARRAY[NULL::uuid] ELSE persons END) person
               LEFT JOIN audit.pseudonym p ON p.municipality_id = municipality AND p.subject_id = person;
           END $$""",
        """CREATE FUNCTION audit.pseudonym_of(person uuid) RETURNS uuid
           LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
           DECLARE f text[] := sec.context();
           BEGIN
             IF f[6] <> 'OVERSIGHT' AND person IS DISTINCT FROM nullif(f[9], '')::uuid THEN
               RAISE insufficient_privilege USING MESSAGE = 'the log of another person';
             END IF;
             RETURN (SELECT p.pseudonym FROM audit.pseudonym p
                     WHERE p.municipality_id = ANY (string_to_array(f[7], ',')::int[]) AND p.subject_id = person);
           END $$""",
        """CREATE FUNCTION audit.subjects_of(pseudonyms uuid[]) RETURNS TABLE (pseudonym uuid, subject_id uuid)
           LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
           DECLARE f text[] := sec.context();
           BEGIN
             IF f[6] <> 'OVERSIGHT' THEN
               RAISE insufficient_privilege USING MESSAGE = 'persons behind pseudonyms are for oversight only';
             END IF;
             RETURN QUERY SELECT p.pseudonym, p.subject_id FROM audit.pseudonym p
               WHERE p.municipality_id = ANY (string_to_array(f[7], ',')::int[]) AND p.pseudonym = ANY (pseudonyms);
           END $$""",
        "REVOKE ALL ON FUNCTION audit.append, audit.pseudonym_of, audit.subjects_of FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION audit.append, audit.pseudonym_of, audit.subjects_of TO {app}, {worker}",
        f"SET LOCAL ROLE {owner}",
        f"""CREATE POLICY shown ON audit.entry FOR SELECT TO {app}, {worker} USING (
              municipality_id = ANY ((SELECT sec.municipalities())::int[])
              AND ((SELECT sec.purpose()) = 'OVERSIGHT'
                   OR subject = (SELECT audit.pseudonym_of((SELECT sec.client())))))""",
        f"GRANT SELECT ON audit.entry TO {app}, {worker}",
        """CREATE FUNCTION audit.ensure_partitions(months int) RETURNS void
           LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
           DECLARE start timestamptz;
           BEGIN
             FOR n IN 0..months LOOP
               start := date_trunc('month', now(), 'UTC') + make_interval(months => n);
               EXECUTE format('CREATE TABLE IF NOT EXISTS audit.entry_%s PARTITION OF audit.entry FOR VALUES FROM (%L) TO (%L)',
                              to_char(start AT TIME ZONE 'UTC', 'YYYY_MM'), start, start + interval '1 month');
             END LOOP;
           END $$""",
        "REVOKE ALL ON FUNCTION audit.ensure_partitions FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION audit.ensure_partitions TO {worker}",
        "SELECT audit.ensure_partitions(2)",
    ]

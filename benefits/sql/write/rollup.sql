{name}_written AS (
    INSERT INTO {table} AS stored ({key}, {figures}, refreshed_at)
    SELECT {key}, {figures}, coalesce(%(known_at)s::timestamptz, statement_timestamp())
    FROM {name}_rows ORDER BY {key}
    ON CONFLICT ({key}) DO UPDATE SET
        {assignments}, refreshed_at = excluded.refreshed_at
    WHERE ({stored}) IS DISTINCT FROM ({excluded})
    RETURNING stored.*
),
{name}_removed AS (
    DELETE FROM {table} AS stored USING keys
    WHERE stored.collaboration_id = keys.collaboration_id
        AND stored.financial_year = keys.financial_year
        AND NOT EXISTS (SELECT FROM {name}_rows AS kept WHERE {same_key})
    RETURNING stored.*
),
{name}_kept AS (
    INSERT INTO {versions} ({key}, {figures}, written_at, is_removed)
    SELECT {key}, {figures}, refreshed_at, FALSE FROM {name}_written
    UNION ALL
    SELECT {key}, {figures},
        coalesce(%(known_at)s::timestamptz, statement_timestamp()), TRUE
    FROM {name}_removed
)

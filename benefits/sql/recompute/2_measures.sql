-- Measures by their two roll-up rules: forces first within a period, then periods.
measure AS (
    SELECT m.id AS measure_id, m.collaboration_id, m.reference, m.type,
        m.is_dis_benefit, m.withdrawn_on, m.across_forces, m.across_time,
        m.first_claimed_year, m.last_claimed_year,
        CASE WHEN m.unit = 'percent' THEN 100 ELSE 1 END AS factor,
        coalesce(m.attribution_pct * 100, 10000) AS attribution,
        m.unit = 'GBP' AND m.across_forces = 'sum' AND m.across_time = 'sum'
            AND (m.is_dis_benefit OR m.type NOT IN ('quantified', 'qualitative'))
            AS adds_up,
        CASE WHEN m.is_dis_benefit THEN 'dis_benefit' ELSE m.type END AS line
    FROM benefits_benefitmeasure AS m
    WHERE m.collaboration_id IN (SELECT collaboration_id FROM keys)
),
-- Targets, and readings that stand. A force's figures count while it takes part.
figure AS (
    SELECT t.collaboration_id, financial_year, 'planned' AS side, t.measure_id,
        t.force_id, t.starts_on, t.ends_on, t.amount,
        coalesce(t.amount * 0.01, t.value) AS value, NULL::numeric AS numerator,
        NULL::numeric AS denominator, NULL::numeric AS weight, '' AS absence
    FROM keys JOIN benefits_target AS t USING (collaboration_id, financial_year)
        JOIN measure AS m USING (measure_id)
    WHERE (m.withdrawn_on IS NULL OR t.starts_on < m.withdrawn_on)
    UNION ALL
    SELECT r.collaboration_id, financial_year, 'realised', r.measure_id,
        r.force_id, r.starts_on, r.ends_on, r.amount,
        coalesce(r.amount * 0.01, r.value), r.numerator,
        r.denominator, r.weight, r.absence
    FROM keys JOIN benefits_reading AS r USING (collaboration_id, financial_year)
        JOIN measure AS m USING (measure_id)
    WHERE r.state = 'confirmed'
        AND (m.withdrawn_on IS NULL OR r.starts_on < m.withdrawn_on)
        AND (
            %(known_at)s::timestamptz IS NULL
            OR coalesce(r.confirmed_at, r.recorded_at) <= %(known_at)s
        )
        AND NOT EXISTS (
            -- A correction takes its place once it is confirmed too.
            SELECT FROM benefits_reading AS later
            WHERE later.measure_id = r.measure_id
                AND later.force_id IS NOT DISTINCT FROM r.force_id
                AND later.starts_on = r.starts_on AND later.revision > r.revision
                AND later.state = 'confirmed' AND (
                    %(known_at)s::timestamptz IS NULL
                    OR coalesce(later.confirmed_at, later.recorded_at) <= %(known_at)s
                )
        )
),
standing AS (
    SELECT f.* FROM figure AS f
    WHERE f.force_id IS NULL OR EXISTS (
        SELECT FROM collaborations_participation AS p
        WHERE p.collaboration_id = f.collaboration_id AND p.force_id = f.force_id
            AND (p.joined_on IS NULL OR p.joined_on <= f.starts_on)
            AND (p.left_on IS NULL OR p.left_on >= f.starts_on)
    )
),
-- Once for all forces together (no force) and once for each force.
scoped AS (
    SELECT s.*, scope.for_force, m.across_forces, m.across_time, m.factor
    FROM standing AS s JOIN measure AS m USING (measure_id)
        CROSS JOIN LATERAL (
            SELECT NULL::bigint AS for_force
            UNION ALL SELECT s.force_id WHERE s.force_id IS NOT NULL
        ) AS scope
    WHERE s.absence = ''
),
-- One period: its value as a fraction, or nothing where the rule does not give one.
period AS (
    SELECT collaboration_id, financial_year, side, measure_id, for_force,
        across_forces, across_time, factor, starts_on, ends_on,
        CASE across_forces
            WHEN 'sum' THEN sum(value)
            WHEN 'maximum' THEN max(value)
            WHEN 'weighted_mean' THEN sum(value * weight)
            WHEN 'ratio' THEN sum(numerator) * factor
            ELSE max(value)
        END AS part,
        CASE across_forces
            WHEN 'weighted_mean' THEN sum(weight)
            WHEN 'ratio' THEN sum(denominator)
            ELSE 1
        END AS whole,
        CASE
            WHEN across_forces = 'ratio' THEN
                count(*) = count(denominator)
            WHEN across_forces = 'weighted_mean' THEN
                count(*) = count(value) AND count(*) = count(weight)
            WHEN across_forces IN ('sum', 'maximum') THEN count(*) = count(value)
            ELSE count(*) = 1 AND count(value) = 1
        END AS is_defined,
        CASE WHEN count(*) = count(weight) THEN sum(weight) END AS weight,
        count(*) AS figures,
        -- Targets have neither weights nor denominators: one alone is its own mean.
        CASE WHEN side = 'planned' AND count(*) = 1 THEN max(value) END AS alone
    FROM scoped
    GROUP BY collaboration_id, financial_year, side, measure_id, for_force,
        across_forces, across_time, factor, starts_on, ends_on
),
valued AS (
    SELECT collaboration_id, financial_year, side, measure_id, for_force,
        across_forces, across_time, starts_on, ends_on, weight, figures,
        part, whole, is_defined OR alone IS NOT NULL AS is_defined,
        CASE
            WHEN is_defined THEN
                sign(part) * div(abs(part) * 2000000 + whole, whole * 2) * 0.000001
            ELSE alone
        END AS value,
        row_number() OVER (
            PARTITION BY collaboration_id, financial_year, side, measure_id, for_force
            ORDER BY ends_on DESC, starts_on DESC
        ) AS from_last
    FROM period
),
combined AS (
    SELECT collaboration_id, financial_year, side, measure_id, for_force,
        across_forces, across_time, sum(figures) AS figures, count(*) AS periods,
        bool_and(is_defined) AS are_defined,
        sum(value) AS total, max(value) AS most,
        max(value) FILTER (WHERE from_last = 1) AS latest,
        bool_and(is_defined) FILTER (WHERE from_last = 1) AS is_latest_defined,
        count(*) = count(weight) AS are_weighted,
        CASE WHEN across_forces = 'weighted_mean' THEN sum(part)
            ELSE sum(value * weight) END AS weighted,
        sum(weight) AS weight, sum(part) AS part, sum(whole) AS whole
    FROM valued
    GROUP BY collaboration_id, financial_year, side, measure_id, for_force,
        across_forces, across_time
),
-- Targets are not averaged over periods: the last one holds.
rolled AS (
    SELECT collaboration_id, financial_year, side, measure_id, for_force, figures,
        CASE
            WHEN across_time = 'sum' THEN CASE WHEN are_defined THEN total END
            WHEN across_time = 'maximum' THEN CASE WHEN are_defined THEN most END
            WHEN across_time = 'none' THEN
                CASE WHEN are_defined AND periods = 1 THEN total END
            WHEN across_time = 'latest' OR side = 'planned' THEN
                CASE WHEN is_latest_defined THEN latest END
            WHEN across_time = 'weighted_mean' THEN
                CASE WHEN are_defined AND are_weighted THEN
                    sign(weighted) * div(abs(weighted) * 2000000 + weight, weight * 2)
                        * 0.000001
                END
            WHEN across_time = 'ratio' THEN
                CASE WHEN are_defined THEN
                    sign(part) * div(abs(part) * 2000000 + whole, whole * 2) * 0.000001
                END
        END AS value
    FROM combined
),
-- What is exempt was not expected, so it is not missing.
absent AS (
    SELECT collaboration_id, financial_year, measure_id, scope.for_force,
        count(*) FILTER (WHERE absence <> 'exempt') AS absences
    FROM standing AS s CROSS JOIN LATERAL (
        SELECT NULL::bigint AS for_force
        UNION ALL SELECT s.force_id WHERE s.force_id IS NOT NULL
    ) AS scope
    WHERE absence <> ''
    GROUP BY collaboration_id, financial_year, measure_id, scope.for_force
)

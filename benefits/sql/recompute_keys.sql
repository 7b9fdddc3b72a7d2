-- Recomputes whole keys and writes what differs. Both rollups in one statement, so that
-- they come from one snapshot and the parts by force always sum to the year's row.
-- The definitions are those of reference_rollups.py, which shares nothing with this file.
-- Source columns are listed one by one: a test finds here what each trigger must watch.
WITH keys AS (
    SELECT key.collaboration_id, key.financial_year
    FROM unnest(%(collaborations)s::bigint[], %(years)s::smallint[])
        AS key (collaboration_id, financial_year)
),

-- What was recorded.
spend AS (
    SELECT s.id, collaboration_id, financial_year, s.force_id, s.kind, s.amount,
        s.starts_on, s.ends_on
    FROM keys JOIN benefits_spendentry AS s USING (collaboration_id, financial_year)
),
spent AS (
    SELECT collaboration_id, financial_year,
        sum(amount) FILTER (WHERE kind = 'plan') AS plan_spend,
        sum(amount) FILTER (WHERE kind = 'forecast') AS forecast_spend,
        sum(amount) FILTER (WHERE kind = 'actual') AS actual_spend,
        count(*) AS spend_entries
    FROM spend GROUP BY collaboration_id, financial_year
),
counted AS (
    SELECT m.id AS measure_id, m.is_dis_benefit, m.withdrawn_on
    FROM benefits_benefitmeasure AS m
    WHERE m.collaboration_id IN (SELECT collaboration_id FROM keys)
        AND m.unit = 'GBP' AND m.across_forces = 'sum' AND m.across_time = 'sum'
        AND (m.is_dis_benefit OR m.type NOT IN ('quantified', 'qualitative'))
),
target AS (
    SELECT collaboration_id, financial_year, t.amount,
        CASE WHEN c.is_dis_benefit THEN 'dis_benefit' ELSE t.type END AS line
    FROM keys JOIN benefits_target AS t USING (collaboration_id, financial_year)
        JOIN counted AS c USING (measure_id)
    WHERE t.amount IS NOT NULL
        AND (c.withdrawn_on IS NULL OR t.starts_on < c.withdrawn_on)
),
planned AS (
    SELECT collaboration_id, financial_year,
        sum(amount) FILTER (WHERE line = 'cashable') AS cashable,
        sum(amount) FILTER (WHERE line = 'non_cashable') AS non_cashable,
        sum(amount) FILTER (WHERE line = 'cost_avoidance') AS cost_avoidance,
        sum(amount) FILTER (WHERE line = 'income') AS income,
        sum(amount) FILTER (WHERE line = 'not_stated') AS not_stated,
        sum(amount) FILTER (WHERE line = 'dis_benefit') AS dis_benefit,
        count(*) AS targets
    FROM target GROUP BY collaboration_id, financial_year
),
reading AS (
    SELECT collaboration_id, financial_year, r.amount,
        CASE WHEN c.is_dis_benefit THEN 'dis_benefit' ELSE r.type END AS line
    FROM keys JOIN benefits_reading AS r USING (collaboration_id, financial_year)
        JOIN counted AS c USING (measure_id)
    WHERE r.amount IS NOT NULL AND r.state = 'confirmed'
        AND (c.withdrawn_on IS NULL OR r.starts_on < c.withdrawn_on)
        AND NOT EXISTS (
            SELECT FROM benefits_reading AS correction
            WHERE correction.supersedes_id = r.id
        )
),
realised AS (
    SELECT collaboration_id, financial_year,
        sum(amount) FILTER (WHERE line = 'cashable') AS cashable,
        sum(amount) FILTER (WHERE line = 'non_cashable') AS non_cashable,
        sum(amount) FILTER (WHERE line = 'cost_avoidance') AS cost_avoidance,
        sum(amount) FILTER (WHERE line = 'income') AS income,
        sum(amount) FILTER (WHERE line = 'not_stated') AS not_stated,
        sum(amount) FILTER (WHERE line = 'dis_benefit') AS dis_benefit,
        count(*) AS readings
    FROM reading GROUP BY collaboration_id, financial_year
),
year_rows AS (
    SELECT collaboration_id, financial_year,
        s.plan_spend, s.forecast_spend, s.actual_spend,
        coalesce(s.spend_entries, 0) AS spend_entries,
        p.cashable AS planned_cashable, p.non_cashable AS planned_non_cashable,
        p.cost_avoidance AS planned_cost_avoidance, p.income AS planned_income,
        p.not_stated AS planned_not_stated, p.dis_benefit AS planned_dis_benefit,
        r.cashable AS realised_cashable, r.non_cashable AS realised_non_cashable,
        r.cost_avoidance AS realised_cost_avoidance, r.income AS realised_income,
        r.not_stated AS realised_not_stated, r.dis_benefit AS realised_dis_benefit,
        coalesce(p.targets, 0) AS targets, coalesce(r.readings, 0) AS readings
    FROM keys
        LEFT JOIN spent AS s USING (collaboration_id, financial_year)
        LEFT JOIN planned AS p USING (collaboration_id, financial_year)
        LEFT JOIN realised AS r USING (collaboration_id, financial_year)
    WHERE s.spend_entries > 0 OR p.targets > 0 OR r.readings > 0
),

-- Spend without a force: whose shares are in effect on the day that decides each month.
span AS (
    SELECT DISTINCT collaboration_id, financial_year, starts_on, ends_on
    FROM spend WHERE force_id IS NULL
),
month AS (
    SELECT collaboration_id, financial_year, starts_on, ends_on,
        greatest(first_day::date, starts_on) AS day
    FROM span CROSS JOIN LATERAL generate_series(
        date_trunc('month', starts_on::timestamp), ends_on::timestamp, '1 month'
    ) AS first_day
),
weighting AS (
    SELECT collaboration_id, decisive.day, p.force_id, f.slug, sum(c.weight) AS weight
    FROM (SELECT DISTINCT collaboration_id, day FROM month) AS decisive
        JOIN collaborations_participation AS p USING (collaboration_id)
        JOIN collaborations_costshare AS c ON c.participation_id = p.id
        JOIN collaborations_force AS f ON f.id = p.force_id
    WHERE c.basis = 'agreed'
        AND c.starts_on <= decisive.day
        AND (c.ends_on IS NULL OR c.ends_on >= decisive.day)
        AND (p.joined_on IS NULL OR p.joined_on <= decisive.day)
        AND (p.left_on IS NULL OR p.left_on >= decisive.day)
    GROUP BY collaboration_id, decisive.day, p.force_id, f.slug
),
share AS (
    SELECT collaboration_id, day, sum(weight) AS whole,
        array_agg(force_id ORDER BY slug COLLATE "C") AS forces,
        array_agg(weight ORDER BY slug COLLATE "C") AS weights
    FROM weighting GROUP BY collaboration_id, day HAVING sum(weight) > 0
),
share_period AS (
    SELECT collaboration_id, financial_year, starts_on, ends_on, forces, weights, whole,
        count(*) AS months, min(day) AS first_day,
        (sum(count(*)) OVER (
            PARTITION BY collaboration_id, financial_year, starts_on, ends_on
        ))::bigint AS all_months
    FROM month LEFT JOIN share USING (collaboration_id, day)
    GROUP BY collaboration_id, financial_year, starts_on, ends_on,
        forces, weights, whole
),

-- Each entry by largest remainder over its share periods, earlier periods first.
piece AS (
    SELECT s.id, collaboration_id, financial_year, s.kind, s.amount,
        p.forces, p.weights, p.whole, p.first_day,
        abs(s.amount) * p.months / p.all_months AS pence,
        abs(s.amount) * p.months %% p.all_months AS remainder
    FROM spend AS s
        JOIN share_period AS p
            USING (collaboration_id, financial_year, starts_on, ends_on)
    WHERE s.force_id IS NULL
),
whole_piece AS (
    SELECT collaboration_id, financial_year, kind, forces, weights, whole,
        sign(amount) * (pence + CASE
            WHEN row_number() OVER (PARTITION BY id ORDER BY remainder DESC, first_day)
                <= abs(amount) - sum(pence) OVER (PARTITION BY id)
            THEN 1 ELSE 0 END) AS amount
    FROM piece
),
cell AS (
    SELECT row_number() OVER () AS id, collaboration_id, financial_year, kind,
        forces, weights, whole, sum(amount)::numeric AS amount
    FROM whole_piece
    GROUP BY collaboration_id, financial_year, kind, forces, weights, whole
),

-- Each cell once by largest remainder over its forces, ties by slug from A to Z.
part AS (
    SELECT cell.id, collaboration_id, financial_year, kind, amount,
        holder.force_id, holder.place,
        div(abs(amount) * holder.weight, whole) AS pence,
        mod(abs(amount) * holder.weight, whole) AS remainder
    FROM cell CROSS JOIN LATERAL unnest(forces, weights)
        WITH ORDINALITY AS holder (force_id, weight, place)
),
whole_part AS (
    SELECT collaboration_id, financial_year, kind, force_id,
        sign(amount) * (pence + CASE
            WHEN row_number() OVER (PARTITION BY id ORDER BY remainder DESC, place)
                <= abs(amount) - sum(pence) OVER (PARTITION BY id)
            THEN 1 ELSE 0 END) AS amount
    FROM part
),
by_force AS (
    SELECT collaboration_id, financial_year, force_id, 'recorded' AS basis, kind, amount
    FROM spend WHERE force_id IS NOT NULL
    UNION ALL
    SELECT collaboration_id, financial_year, force_id, 'computed', kind, amount
    FROM whole_part
    UNION ALL
    SELECT collaboration_id, financial_year, NULL, 'not_split', kind, amount
    FROM cell WHERE forces IS NULL
),
force_rows AS (
    SELECT collaboration_id, financial_year, force_id, basis,
        sum(amount) FILTER (WHERE kind = 'plan') AS plan_spend,
        sum(amount) FILTER (WHERE kind = 'forecast') AS forecast_spend,
        sum(amount) FILTER (WHERE kind = 'actual') AS actual_spend
    FROM by_force GROUP BY collaboration_id, financial_year, force_id, basis
),

-- Write what differs, remove what is no longer there.
year_written AS (
    INSERT INTO benefits_yearrollup AS stored (
        collaboration_id, financial_year,
        plan_spend, forecast_spend, actual_spend, spend_entries,
        planned_cashable, planned_non_cashable, planned_cost_avoidance,
        planned_income, planned_not_stated, planned_dis_benefit,
        realised_cashable, realised_non_cashable, realised_cost_avoidance,
        realised_income, realised_not_stated, realised_dis_benefit,
        targets, readings, refreshed_at
    )
    SELECT year_rows.*, statement_timestamp()
    FROM year_rows ORDER BY collaboration_id, financial_year
    ON CONFLICT (collaboration_id, financial_year) DO UPDATE SET
        plan_spend = excluded.plan_spend,
        forecast_spend = excluded.forecast_spend,
        actual_spend = excluded.actual_spend,
        spend_entries = excluded.spend_entries,
        planned_cashable = excluded.planned_cashable,
        planned_non_cashable = excluded.planned_non_cashable,
        planned_cost_avoidance = excluded.planned_cost_avoidance,
        planned_income = excluded.planned_income,
        planned_not_stated = excluded.planned_not_stated,
        planned_dis_benefit = excluded.planned_dis_benefit,
        realised_cashable = excluded.realised_cashable,
        realised_non_cashable = excluded.realised_non_cashable,
        realised_cost_avoidance = excluded.realised_cost_avoidance,
        realised_income = excluded.realised_income,
        realised_not_stated = excluded.realised_not_stated,
        realised_dis_benefit = excluded.realised_dis_benefit,
        targets = excluded.targets,
        readings = excluded.readings,
        refreshed_at = excluded.refreshed_at
    WHERE (
        stored.plan_spend, stored.forecast_spend, stored.actual_spend,
        stored.spend_entries, stored.planned_cashable, stored.planned_non_cashable,
        stored.planned_cost_avoidance, stored.planned_income,
        stored.planned_not_stated, stored.planned_dis_benefit,
        stored.realised_cashable, stored.realised_non_cashable,
        stored.realised_cost_avoidance, stored.realised_income,
        stored.realised_not_stated, stored.realised_dis_benefit,
        stored.targets, stored.readings
    ) IS DISTINCT FROM (
        excluded.plan_spend, excluded.forecast_spend, excluded.actual_spend,
        excluded.spend_entries, excluded.planned_cashable,
        excluded.planned_non_cashable, excluded.planned_cost_avoidance,
        excluded.planned_income, excluded.planned_not_stated,
        excluded.planned_dis_benefit, excluded.realised_cashable,
        excluded.realised_non_cashable, excluded.realised_cost_avoidance,
        excluded.realised_income, excluded.realised_not_stated,
        excluded.realised_dis_benefit, excluded.targets, excluded.readings
    )
    RETURNING collaboration_id
),
year_removed AS (
    DELETE FROM benefits_yearrollup AS stored USING keys
    WHERE stored.collaboration_id = keys.collaboration_id
        AND stored.financial_year = keys.financial_year
        AND NOT EXISTS (
            SELECT FROM year_rows AS kept
            WHERE kept.collaboration_id = stored.collaboration_id
                AND kept.financial_year = stored.financial_year
        )
    RETURNING stored.collaboration_id
),
force_written AS (
    INSERT INTO benefits_forceyearrollup AS stored (
        collaboration_id, financial_year, force_id, basis,
        plan_spend, forecast_spend, actual_spend, refreshed_at
    )
    SELECT force_rows.*, statement_timestamp()
    FROM force_rows ORDER BY collaboration_id, financial_year, force_id, basis
    ON CONFLICT (collaboration_id, financial_year, force_id, basis) DO UPDATE SET
        plan_spend = excluded.plan_spend,
        forecast_spend = excluded.forecast_spend,
        actual_spend = excluded.actual_spend,
        refreshed_at = excluded.refreshed_at
    WHERE (stored.plan_spend, stored.forecast_spend, stored.actual_spend)
        IS DISTINCT FROM
        (excluded.plan_spend, excluded.forecast_spend, excluded.actual_spend)
    RETURNING collaboration_id
),
force_removed AS (
    DELETE FROM benefits_forceyearrollup AS stored USING keys
    WHERE stored.collaboration_id = keys.collaboration_id
        AND stored.financial_year = keys.financial_year
        AND NOT EXISTS (
            SELECT FROM force_rows AS kept
            WHERE kept.collaboration_id = stored.collaboration_id
                AND kept.financial_year = stored.financial_year
                AND kept.basis = stored.basis
                AND kept.force_id IS NOT DISTINCT FROM stored.force_id
        )
    RETURNING stored.collaboration_id
)
SELECT collaboration_id, count(*)
FROM (
    SELECT collaboration_id FROM year_written
    UNION ALL SELECT collaboration_id FROM year_removed
    UNION ALL SELECT collaboration_id FROM force_written
    UNION ALL SELECT collaboration_id FROM force_removed
) AS changed
GROUP BY collaboration_id

-- What was spent and what paid for it. The definitions are those of the package
-- reference_rollups, which shares nothing with this file. Source columns are listed one
-- by one: a test finds here what each trigger must watch.
keys AS (
    SELECT key.collaboration_id, key.financial_year
    FROM unnest(%(collaborations)s::bigint[], %(years)s::smallint[])
        AS key (collaboration_id, financial_year)
),
recorded AS (
    SELECT s.id, collaboration_id, financial_year, s.force_id, s.kind, s.category,
        s.amount, s.starts_on, s.ends_on, s.plan_version,
        max(s.plan_version) FILTER (WHERE s.kind = 'plan')
            OVER (PARTITION BY collaboration_id, financial_year) AS newest_plan
    FROM keys JOIN benefits_spendentry AS s USING (collaboration_id, financial_year)
    WHERE %(known_at)s::timestamptz IS NULL OR s.recorded_at <= %(known_at)s
),
-- A plan made anew takes the place of the one before.
spend AS (
    SELECT * FROM recorded WHERE kind <> 'plan' OR plan_version = newest_plan
),
spent AS (
    SELECT collaboration_id, financial_year,
        sum(amount) FILTER (WHERE kind = 'plan') AS plan_spend,
        sum(amount) FILTER (WHERE kind = 'forecast') AS forecast_spend,
        sum(amount) FILTER (WHERE kind = 'actual') AS actual_spend,
        sum(amount) FILTER (WHERE kind = 'actual' AND category = 'running')
            AS actual_running,
        sum(amount) FILTER (WHERE kind = 'actual' AND category = 'set_up')
            AS actual_set_up,
        sum(amount) FILTER (WHERE kind = 'actual' AND category = 'exit')
            AS actual_exit,
        sum(amount) FILTER (WHERE kind = 'actual' AND category = 'governance')
            AS actual_governance,
        count(*) AS spend_entries
    FROM spend GROUP BY collaboration_id, financial_year
),
funding AS (
    SELECT collaboration_id, financial_year, f.funding, f.force_id, f.counterparty_id,
        f.amount, f.kind
    FROM keys JOIN benefits_fundingentry AS f USING (collaboration_id, financial_year)
    WHERE %(known_at)s::timestamptz IS NULL OR f.recorded_at <= %(known_at)s
),
funded AS (
    SELECT collaboration_id, financial_year,
        sum(amount) FILTER (WHERE kind = 'actual' AND funding = 'contribution')
            AS actual_contributions,
        sum(amount) FILTER (WHERE kind = 'actual' AND funding = 'grant')
            AS actual_grants,
        sum(amount) FILTER (WHERE kind = 'actual' AND funding = 'income')
            AS actual_income,
        sum(amount) FILTER (WHERE kind = 'actual' AND funding = 'recharge')
            AS actual_recharges,
        count(*) AS funding_entries
    FROM funding GROUP BY collaboration_id, financial_year
),
-- A recharge takes from the one what it gives to the other.
moved AS (
    SELECT collaboration_id, financial_year, force_id,
        sum(amount) FILTER (WHERE funding = 'contribution') AS actual_contribution,
        sum(amount) FILTER (WHERE funding = 'recharge') AS actual_recharges
    FROM (
        SELECT collaboration_id, financial_year, force_id, funding, amount
        FROM funding WHERE kind = 'actual' AND funding IN ('contribution', 'recharge')
        UNION ALL
        SELECT collaboration_id, financial_year, counterparty_id, funding, -amount
        FROM funding WHERE kind = 'actual' AND funding = 'recharge'
    ) AS payment
    GROUP BY collaboration_id, financial_year, force_id
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
)

-- Pounds that add up: what is claimed, what of it is ours, what an overlap cuts off.
claimed AS (
    SELECT s.collaboration_id, financial_year, side, measure_id, force_id,
        sum(amount)::numeric AS claim, count(*) AS figures
    FROM standing AS s JOIN measure USING (measure_id)
    WHERE adds_up AND amount IS NOT NULL
    GROUP BY s.collaboration_id, financial_year, side, measure_id, force_id
),
attributed AS (
    SELECT c.collaboration_id, c.financial_year, c.side, c.measure_id, c.force_id,
        c.figures,
        sign(c.claim) * div(abs(c.claim) * m.attribution * 2 + 10000, 20000) AS pence
    FROM claimed AS c JOIN measure AS m USING (measure_id)
),
-- The ceiling of a pool by largest remainder over its members, ties by reference.
member AS (
    SELECT o.group_id, o.measure_id, g.ceiling::numeric AS ceiling, b.reference,
        coalesce(o.weight, 0) AS weight,
        sum(o.weight) OVER (PARTITION BY o.group_id)::numeric AS whole
    FROM (
        SELECT DISTINCT mine.group_id FROM benefits_overlapmember AS mine
            JOIN measure ON measure.measure_id = mine.measure_id
    ) AS ours
        JOIN benefits_overlapgroup AS g ON g.id = ours.group_id
        JOIN benefits_overlapmember AS o ON o.group_id = g.id
        JOIN benefits_benefitmeasure AS b ON b.id = o.measure_id
    WHERE g.rule = 'pool'
),
pooled AS (
    SELECT group_id, measure_id, ceiling, reference,
        div(ceiling * weight, whole) AS pence,
        mod(ceiling * weight, whole) AS remainder
    FROM member WHERE whole > 0
),
ceilinged AS (
    SELECT measure_id, pence + CASE
        WHEN row_number() OVER (
            PARTITION BY group_id ORDER BY remainder DESC, reference COLLATE "C"
        ) <= ceiling - sum(pence) OVER (PARTITION BY group_id)
        THEN 1 ELSE 0 END AS most
    FROM pooled
),
settled AS (
    SELECT a.collaboration_id, a.financial_year, a.side, a.measure_id, a.force_id,
        f.slug, a.figures, a.pence, sum(a.pence) OVER whole AS ours,
        min(a.pence) OVER whole AS least_part,
        CASE
            WHEN g.rule = 'primary' AND NOT o.is_primary THEN 0
            WHEN g.rule = 'pool' THEN
                least(sum(a.pence) OVER whole, coalesce(c.most, 0))
            ELSE sum(a.pence) OVER whole
        END AS counts
    FROM attributed AS a
        LEFT JOIN collaborations_force AS f ON f.id = a.force_id
        LEFT JOIN benefits_overlapmember AS o ON o.measure_id = a.measure_id
        LEFT JOIN benefits_overlapgroup AS g ON g.id = o.group_id
        LEFT JOIN ceilinged AS c ON c.measure_id = a.measure_id
    WINDOW whole AS (
        PARTITION BY a.collaboration_id, a.financial_year, a.side, a.measure_id
    )
),
capped AS (
    SELECT collaboration_id, financial_year, side, measure_id, ours, counts,
        least_part, sum(figures) AS figures
    FROM settled
    GROUP BY collaboration_id, financial_year, side, measure_id, ours, counts,
        least_part
),
-- What counts, by force: cut off in proportion to what each claims.
claim_part AS (
    SELECT collaboration_id, financial_year, side, measure_id, force_id, slug,
        counts, ours, least_part,
        CASE
            WHEN counts = ours THEN pence
            WHEN counts = 0 OR least_part < 0 THEN 0
            ELSE div(counts * pence, ours)
        END AS pence,
        CASE
            WHEN counts = ours OR counts = 0 OR least_part < 0 THEN 0
            ELSE mod(counts * pence, ours)
        END AS remainder
    FROM settled
),
claim_whole AS (
    SELECT collaboration_id, financial_year, side, measure_id, force_id,
        pence + CASE
            WHEN counts <> ours AND counts <> 0 AND least_part >= 0
                AND row_number() OVER (
                    PARTITION BY collaboration_id, financial_year, side, measure_id
                    ORDER BY remainder DESC, coalesce(slug, '') COLLATE "C"
                ) <= counts - sum(pence) OVER (
                    PARTITION BY collaboration_id, financial_year, side, measure_id
                )
            THEN 1 ELSE 0 END AS pence
    FROM claim_part
    UNION ALL
    -- Losses and gains cut off together cannot be told apart by force.
    SELECT collaboration_id, financial_year, side, measure_id, NULL, counts
    FROM capped WHERE counts <> ours AND counts <> 0 AND least_part < 0
),
-- A figure of the whole is split by the measure's own benefit shares.
unsplit AS (
    SELECT row_number() OVER () AS id, collaboration_id, financial_year, side,
        measure_id, sum(pence) AS pence
    FROM claim_whole WHERE force_id IS NULL
    GROUP BY collaboration_id, financial_year, side, measure_id
),
shared AS (
    SELECT u.id, u.collaboration_id, u.financial_year, u.side, u.measure_id,
        u.pence AS total, s.force_id, f.slug, s.weight,
        sum(s.weight) OVER (PARTITION BY u.id)::numeric AS whole
    FROM unsplit AS u
        JOIN benefits_benefitshare AS s ON s.measure_id = u.measure_id
        JOIN collaborations_force AS f ON f.id = s.force_id
),
share_part AS (
    SELECT id, collaboration_id, financial_year, side, measure_id, total, force_id,
        slug, div(abs(total) * weight, whole) AS pence,
        mod(abs(total) * weight, whole) AS remainder
    FROM shared
),
counted_by_force AS (
    SELECT collaboration_id, financial_year, side, measure_id, force_id,
        'recorded' AS basis, sum(pence) AS pence
    FROM claim_whole WHERE force_id IS NOT NULL
    GROUP BY collaboration_id, financial_year, side, measure_id, force_id
    UNION ALL
    SELECT collaboration_id, financial_year, side, measure_id, force_id, 'computed',
        sign(total) * (pence + CASE
            WHEN row_number() OVER (
                PARTITION BY id ORDER BY remainder DESC, slug COLLATE "C"
            ) <= abs(total) - sum(pence) OVER (PARTITION BY id)
            THEN 1 ELSE 0 END)
    FROM share_part
    UNION ALL
    SELECT collaboration_id, financial_year, side, measure_id, NULL, 'not_split', pence
    FROM unsplit AS u
    WHERE NOT EXISTS (
        SELECT FROM benefits_benefitshare AS s WHERE s.measure_id = u.measure_id
    )
)

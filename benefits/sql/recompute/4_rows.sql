-- The rows themselves, each with the columns of its table.
measure_part AS (
    SELECT collaboration_id, financial_year, measure_id, for_force AS force_id,
        CASE WHEN for_force IS NULL THEN 'whole' ELSE 'recorded' END AS basis,
        max(value) FILTER (WHERE side = 'planned') AS planned,
        max(value) FILTER (WHERE side = 'realised') AS realised,
        coalesce(bool_and(value IS NOT NULL) FILTER (WHERE side = 'realised'), TRUE)
            AS is_additive,
        coalesce(sum(figures) FILTER (WHERE side = 'planned'), 0) AS targets,
        coalesce(sum(figures) FILTER (WHERE side = 'realised'), 0) AS readings,
        0::bigint AS absences
    FROM rolled
    GROUP BY collaboration_id, financial_year, measure_id, for_force
    UNION ALL
    SELECT collaboration_id, financial_year, measure_id, for_force,
        CASE WHEN for_force IS NULL THEN 'whole' ELSE 'recorded' END,
        NULL, NULL, TRUE, 0, 0, absences
    FROM absent
),
money_part AS (
    SELECT collaboration_id, financial_year, measure_id, force_id, basis,
        sum(pence) FILTER (WHERE side = 'planned') AS planned_counted,
        sum(pence) FILTER (WHERE side = 'realised') AS realised_counted
    FROM (
        SELECT collaboration_id, financial_year, side, measure_id, force_id, basis,
            pence
        FROM counted_by_force
        UNION ALL
        SELECT collaboration_id, financial_year, side, measure_id, NULL, 'whole', counts
        FROM capped
    ) AS counted
    GROUP BY collaboration_id, financial_year, measure_id, force_id, basis
),
measure_rows AS (
    SELECT collaboration_id, financial_year, measure_id, force_id, basis,
        max(planned) AS planned, max(realised) AS realised,
        bool_and(is_additive) AS is_additive,
        max(planned_counted)::bigint AS planned_counted,
        max(realised_counted)::bigint AS realised_counted,
        sum(targets)::integer AS targets, sum(readings)::integer AS readings,
        sum(absences)::integer AS absences
    FROM (
        SELECT collaboration_id, financial_year, measure_id, force_id, basis,
            planned, realised, is_additive, NULL::numeric AS planned_counted,
            NULL::numeric AS realised_counted, targets, readings, absences
        FROM measure_part
        UNION ALL
        SELECT collaboration_id, financial_year, measure_id, force_id, basis,
            NULL, NULL, TRUE, planned_counted, realised_counted, 0, 0, 0
        FROM money_part
    ) AS part
    GROUP BY collaboration_id, financial_year, measure_id, force_id, basis
),
counted AS (
    SELECT c.collaboration_id, c.financial_year, c.side, m.line, m.type, c.counts,
        c.ours, c.figures
    FROM capped AS c JOIN measure AS m USING (measure_id)
),
returned AS (
    SELECT collaboration_id, financial_year,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'cashable')
            AS planned_cashable,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'non_cashable')
            AS planned_non_cashable,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'cost_avoidance')
            AS planned_cost_avoidance,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'income')
            AS planned_income,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'not_stated')
            AS planned_not_stated,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'dis_benefit')
            AS planned_dis_benefit,
        sum(counts) FILTER (WHERE side = 'planned' AND line = 'dis_benefit'
            AND type = 'cashable') AS planned_cash_dis_benefit,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'cashable')
            AS realised_cashable,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'non_cashable')
            AS realised_non_cashable,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'cost_avoidance')
            AS realised_cost_avoidance,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'income')
            AS realised_income,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'not_stated')
            AS realised_not_stated,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'dis_benefit')
            AS realised_dis_benefit,
        sum(counts) FILTER (WHERE side = 'realised' AND line = 'dis_benefit'
            AND type = 'cashable') AS realised_cash_dis_benefit,
        sum(ours - counts) FILTER (WHERE side = 'realised' AND ours <> counts)
            AS realised_cut_off,
        coalesce(sum(figures) FILTER (WHERE side = 'planned'), 0) AS targets,
        coalesce(sum(figures) FILTER (WHERE side = 'realised'), 0) AS readings
    FROM counted GROUP BY collaboration_id, financial_year
),
-- "From 7 of 11 measures": which are expected to be read in a year, and which are.
expected AS (
    SELECT k.collaboration_id, k.financial_year,
        count(*) AS measures_expected,
        count(*) FILTER (WHERE c.is_read) AS measures_read
    FROM keys AS k
        JOIN measure AS m USING (collaboration_id)
        LEFT JOIN (
            SELECT collaboration_id, financial_year, measure_id,
                bool_or(side = 'realised') AS is_read
            FROM capped GROUP BY collaboration_id, financial_year, measure_id
        ) AS c USING (collaboration_id, financial_year, measure_id)
    WHERE m.adds_up AND (c.measure_id IS NOT NULL OR (
        m.first_claimed_year <= k.financial_year
        AND (m.last_claimed_year IS NULL OR k.financial_year <= m.last_claimed_year)
        AND (
            m.withdrawn_on IS NULL
            OR m.withdrawn_on > make_date(k.financial_year, 4, 1)
        )
    ))
    GROUP BY k.collaboration_id, k.financial_year
),
year_rows AS (
    SELECT collaboration_id, financial_year,
        s.plan_spend, s.forecast_spend, s.actual_spend, s.actual_running,
        s.actual_set_up, s.actual_exit, s.actual_governance,
        f.actual_contributions, f.actual_grants, f.actual_income, f.actual_recharges,
        coalesce(s.spend_entries, 0) AS spend_entries,
        coalesce(f.funding_entries, 0) AS funding_entries,
        r.planned_cashable, r.planned_non_cashable, r.planned_cost_avoidance,
        r.planned_income, r.planned_not_stated, r.planned_dis_benefit,
        r.realised_cashable, r.realised_non_cashable, r.realised_cost_avoidance,
        r.realised_income, r.realised_not_stated, r.realised_dis_benefit,
        r.planned_cash_dis_benefit, r.realised_cash_dis_benefit, r.realised_cut_off,
        coalesce(r.targets, 0) AS targets, coalesce(r.readings, 0) AS readings,
        coalesce(e.measures_expected, 0) AS measures_expected,
        coalesce(e.measures_read, 0) AS measures_read
    FROM keys
        LEFT JOIN spent AS s USING (collaboration_id, financial_year)
        LEFT JOIN funded AS f USING (collaboration_id, financial_year)
        LEFT JOIN returned AS r USING (collaboration_id, financial_year)
        LEFT JOIN expected AS e USING (collaboration_id, financial_year)
    WHERE s.spend_entries > 0 OR f.funding_entries > 0 OR r.targets > 0
        OR r.readings > 0
),
benefit_part AS (
    SELECT c.collaboration_id, c.financial_year, c.force_id, c.basis, c.side, c.pence,
        m.line, m.type
    FROM counted_by_force AS c JOIN measure AS m USING (measure_id)
),
returned_to AS (
    SELECT collaboration_id, financial_year, force_id, basis,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'cashable')
            AS planned_cashable,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'non_cashable')
            AS planned_non_cashable,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'cost_avoidance')
            AS planned_cost_avoidance,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'income')
            AS planned_income,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'not_stated')
            AS planned_not_stated,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'dis_benefit')
            AS planned_dis_benefit,
        sum(pence) FILTER (WHERE side = 'planned' AND line = 'dis_benefit'
            AND type = 'cashable') AS planned_cash_dis_benefit,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'cashable')
            AS realised_cashable,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'non_cashable')
            AS realised_non_cashable,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'cost_avoidance')
            AS realised_cost_avoidance,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'income')
            AS realised_income,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'not_stated')
            AS realised_not_stated,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'dis_benefit')
            AS realised_dis_benefit,
        sum(pence) FILTER (WHERE side = 'realised' AND line = 'dis_benefit'
            AND type = 'cashable') AS realised_cash_dis_benefit
    FROM benefit_part GROUP BY collaboration_id, financial_year, force_id, basis
),
spent_by AS (
    SELECT collaboration_id, financial_year, force_id, basis,
        sum(amount) FILTER (WHERE kind = 'plan') AS plan_spend,
        sum(amount) FILTER (WHERE kind = 'forecast') AS forecast_spend,
        sum(amount) FILTER (WHERE kind = 'actual') AS actual_spend
    FROM by_force GROUP BY collaboration_id, financial_year, force_id, basis
),
force_keys AS (
    SELECT collaboration_id, financial_year, force_id, basis FROM spent_by
    UNION
    SELECT collaboration_id, financial_year, force_id, basis FROM returned_to
    UNION
    SELECT collaboration_id, financial_year, force_id, 'recorded' FROM moved
),
force_rows AS (
    SELECT k.collaboration_id, k.financial_year, k.force_id, k.basis,
        s.plan_spend, s.forecast_spend, s.actual_spend,
        CASE WHEN k.basis = 'recorded' THEN p.actual_contribution END
            AS actual_contribution,
        CASE WHEN k.basis = 'recorded' THEN p.actual_recharges END AS actual_recharges,
        r.planned_cashable, r.planned_non_cashable, r.planned_cost_avoidance,
        r.planned_income, r.planned_not_stated, r.planned_dis_benefit,
        r.planned_cash_dis_benefit,
        r.realised_cashable, r.realised_non_cashable, r.realised_cost_avoidance,
        r.realised_income, r.realised_not_stated, r.realised_dis_benefit,
        r.realised_cash_dis_benefit
    FROM force_keys AS k
        LEFT JOIN spent_by AS s ON s.collaboration_id = k.collaboration_id
            AND s.financial_year = k.financial_year AND s.basis = k.basis
            AND s.force_id IS NOT DISTINCT FROM k.force_id
        LEFT JOIN returned_to AS r ON r.collaboration_id = k.collaboration_id
            AND r.financial_year = k.financial_year AND r.basis = k.basis
            AND r.force_id IS NOT DISTINCT FROM k.force_id
        LEFT JOIN moved AS p ON p.collaboration_id = k.collaboration_id
            AND p.financial_year = k.financial_year AND p.force_id = k.force_id
)

-- Every key of some collaborations: years with source rows, and years with rollup rows,
-- whose source rows may all be gone.
SELECT collaboration_id, financial_year FROM benefits_spendentry
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])
UNION
SELECT collaboration_id, financial_year FROM benefits_fundingentry
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])
UNION
SELECT collaboration_id, financial_year FROM benefits_target
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])
UNION
SELECT collaboration_id, financial_year FROM benefits_reading
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])
UNION
SELECT collaboration_id, financial_year FROM benefits_yearrollup
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])
UNION
SELECT collaboration_id, financial_year FROM benefits_forceyearrollup
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])
UNION
SELECT collaboration_id, financial_year FROM benefits_measureyearrollup
WHERE collaboration_id = ANY(%(collaborations)s::bigint[])

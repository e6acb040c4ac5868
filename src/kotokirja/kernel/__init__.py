"""Small pure types that every tier shares: ids, codes, periods, calendar, dated parameters."""

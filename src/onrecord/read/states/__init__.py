"""Lasting states: who holds which place, who stands with or against whom."""

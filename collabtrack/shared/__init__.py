"""Foundations that know nothing about policing."""

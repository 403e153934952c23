"""Which matches are no dates after all? Checks that rules name; register.py knows them all."""

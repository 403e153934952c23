"""What do matches mean? Functions that rules name; register.py knows them all."""

"""What does a saved web page say: its report, its headline, its day, its author and its publisher?"""

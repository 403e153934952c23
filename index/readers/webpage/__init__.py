"""What does a saved web page say: its report, its headline, its day, who wrote and published it?"""

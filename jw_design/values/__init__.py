"""What people write -> what can be compared: dates as intervals, numbers and money, names."""
